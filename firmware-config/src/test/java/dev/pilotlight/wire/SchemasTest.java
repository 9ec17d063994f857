package dev.pilotlight.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.pilotlight.config.ConfigReader;
import dev.pilotlight.signing.SignedConfig;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published schemas and the readers say the same of the same input. */
class SchemasTest {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder
                    .schemaMappers(mappers -> mappers.mapPrefix("https://pilotlight.dev/schema/",
                            "classpath:dev/pilotlight/schema/")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "telemetry|{\"boot\":\"b\",\"points\":[{\"seq\":1,\"ts\":5,\"clk\":\"ok\",\"values\":{\"room\":19.4}}]}|true",
            "telemetry|{\"boot\":\"b b\",\"points\":[{\"seq\":1,\"ts\":5,\"clk\":\"ok\",\"values\":{\"room\":19.4}}]}|false",
            "telemetry|{\"boot\":\"b\",\"points\":[]}|false",
            "telemetry|{\"boot\":\"b\",\"points\":[{\"seq\":0,\"ts\":5,\"values\":{\"room\":19.4}}]}|false",
            "telemetry|{\"boot\":\"b\",\"points\":[{\"seq\":1,\"ts\":5,\"values\":{\"Room\":19.4}}]}|false",
            "telemetry|{\"boot\":\"b\",\"points\":[{\"seq\":1,\"ts\":5,\"values\":{}}],\"more\":1}|false",
            "events|{\"boot\":\"b\",\"events\":[{\"seq\":1,\"ts\":5,\"kind\":\"started\",\"text\":\"x\"}]}|true",
            "events|{\"boot\":\"b\",\"events\":[{\"seq\":1,\"ts\":5,\"kind\":\"Started it\"}]}|false",
            "presence|{\"state\":\"ready\",\"bdSeq\":1,\"ts\":5}|true",
            "presence|{\"state\":\"online\",\"bdSeq\":1,\"ts\":5}|false",
            "presence|{\"state\":\"ready\",\"ts\":5}|false",
            "configuration|{\"schema\":2,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\"}}|true",
            "configuration|{\"schema\":3,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\"}}|false",
            "configuration|{\"schema\":2,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\",\"house\":{\"at\":\"h:1\",\"model\":\"x\"}}}|false",
            "configuration|{\"schema\":2,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\"},\"limits\":{\"ceiling\":99}}|false",
            "configuration|{\"schema\":2,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\"},\"schedule\":{\"zone\":\"UTC\",\"entries\":{\"a\":{\"days\":\"mon tue\",\"at\":\"06:30\",\"target\":21}}}}|true",
            "configuration|{\"schema\":2,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\",\"equipment\":{\"heatPump\":{\"reversing\":true},\"secondStage\":{\"below\":2},\"fan\":{},\"cutOff\":true}}}|true",
            "configuration|{\"schema\":2,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\",\"equipment\":{\"secondStage\":{\"below\":9}}}}|false",
            "configuration|{\"schema\":2,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\",\"sensors\":{\"desk\":{\"offset\":-0.35,\"weight\":3},\"attic\":{\"kind\":\"outdoor\"}},\"fusion\":\"minimum\"}}|true",
            "configuration|{\"schema\":2,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\",\"sensors\":{\"desk\":{\"kind\":\"wall\"}}}}|false",
            "configuration|{\"schema\":2,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\",\"sensors\":{\"Desk\":{}}}}|false",
            "configuration|{\"schema\":2,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\"},\"colour\":\"red\"}|false",
            "configuration|{\"schema\":2,\"thing\":\"hall\",\"hardware\":{\"driver\":\"gpio\",\"relays\":{\"heat\":{\"pin\":\"GPIO17\",\"active\":\"low\"}},\"sensors\":{\"room\":{\"oneWire\":\"any\",\"every\":\"2s\"},\"damp\":{\"kind\":\"humidity\",\"i2c\":{\"chip\":\"sht4x\"}}},\"panel\":{\"led\":{\"pin\":\"GPIO22\"},\"display\":{}}}}|true",
            "configuration|{\"schema\":2,\"thing\":\"hall\",\"hardware\":{\"driver\":\"gpio\",\"relays\":{\"heat\":{\"pin\":\"GPIO28\"}}}}|false",
            "configuration|{\"schema\":2,\"thing\":\"hall\",\"hardware\":{\"driver\":\"gpio\",\"relays\":{\"heat\":{\"pin\":\"GPIO17\"}},\"sensors\":{\"room\":{\"oneWire\":\"10-0\"}}}}|false",
            "configuration|{\"schema\":2,\"thing\":\"hall\",\"hardware\":{\"driver\":\"gpio\",\"relays\":{\"heat\":{\"pin\":\"GPIO17\"}},\"house\":{}}}|false",
            "configuration|{\"schema\":2,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\",\"relays\":{\"heat\":{\"pin\":\"GPIO17\"}}}}|false",
            "configuration|{\"schema\":2,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\"},\"link\":{\"brokers\":[\"eu.example:8883\",\"us.example:8883\"],\"walkAfter\":\"5min\",\"drain\":50}}|true",
            "configuration|{\"schema\":2,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\"},\"link\":{\"brokers\":[\"eu.example\"]}}|false",
            "configuration|{\"schema\":2,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\"},\"link\":{\"broker\":\"a:1\",\"brokers\":[\"b:1\"]}}|false",
            "configuration|{\"schema\":2,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\"},\"link\":{\"brokers\":\"a:1\",\"own\":{\"tls\":\"server\",\"user\":\"hall\",\"passwordFile\":\"/etc/p\"}}}|true",
            "configuration|{\"schema\":2,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\"},\"link\":{\"brokers\":\"a:1\",\"own\":{\"tls\":\"maybe\"}}}|false",
            "configuration|{\"schema\":2,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\"},\"link\":{\"drain\":0}}|false",
            "configuration-1|{\"schema\":1,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\"},\"link\":{\"brokers\":[\"eu.example:8883\",\"us.example:8883\"],\"walkAfter\":\"5min\",\"drain\":50}}|true",
            "configuration-1|{\"schema\":1,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\"},\"link\":{\"brokers\":[\"eu.example\"]}}|false",
            "configuration-1|{\"schema\":1,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\"},\"link\":{\"broker\":\"a:1\",\"brokers\":[\"b:1\"]}}|false",
            "configuration-1|{\"schema\":1,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\"},\"link\":{\"broker\":\"a:1\",\"own\":{\"tls\":\"server\",\"user\":\"hall\",\"passwordFile\":\"/etc/p\"}}}|true",
            "configuration-1|{\"schema\":1,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\"},\"link\":{\"broker\":\"a:1\",\"own\":{\"tls\":\"maybe\"}}}|false",
            "configuration-1|{\"schema\":1,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\"},\"link\":{\"drain\":0}}|false",
            "configuration-1|{\"schema\":1,\"thing\":\"hall\",\"hardware\":{\"driver\":\"house\"}}|true",
            "signed-configuration|{\"format\":\"pilotlight-signed/1\",\"payload\":\"e30\",\"key\":\"00\",\"signature\":\"AA\"}|true",
            "signed-configuration|{\"format\":\"pilotlight-signed/2\",\"payload\":\"e30\",\"key\":\"00\",\"signature\":\"AA\"}|false",
            "signed-configuration|{\"format\":\"pilotlight-signed/1\",\"payload\":\"e30\",\"key\":\"00\"}|false",
            "signed-configuration|{\"format\":\"pilotlight-signed/1\",\"payload\":\"e30\",\"key\":\"00\",\"signature\":\"AA\",\"more\":1}|false",
            "lease|{\"target\":21,\"until\":\"2017-02-28T22:30:00Z\"}|true", "lease|\"none\"|true",
            "lease|{\"target\":21}|false",
            "lease|{\"target\":99,\"until\":\"2017-02-28T22:30:00Z\"}|false",
            "entry|{\"days\":\"mon\",\"at\":\"06:30\",\"target\":21}|true",
            "entry|{\"days\":\"mo\",\"at\":\"06:30\",\"target\":21}|false",
            "entry|{\"at\":\"25:30\",\"target\":21}|false",
            "entry|{\"at\":\"02:00\",\"preset\":\"eco\",\"utc\":true}|true",
            "entry|{\"at\":\"02:00\",\"preset\":\"warm\"}|false",
            "entry|{\"at\":\"02:00\",\"preset\":\"eco\",\"target\":21}|false",
            "entry|{\"at\":\"02:00\"}|false",
            "entry|{\"days\":\"sat sun\",\"plan\":\"08:00 21, 23:00 sleep, 02:00z 18.5\"}|true",
            "entry|{\"plan\":\"25:00 21\"}|false", "entry|{\"plan\":\"08:00\"}|false",
            "entry|{\"plan\":\"08:00 21\",\"target\":21}|false",
            "hold|{\"target\":21,\"until\":\"2017-02-28T22:30:00Z\"}|true",
            "hold|{\"preset\":\"away\",\"until\":\"permanent\"}|true", "hold|\"none\"|true",
            "hold|{\"preset\":\"away\"}|false", "hold|{\"until\":\"permanent\"}|false",
            "hold|{\"preset\":\"away\",\"target\":21,\"until\":\"permanent\"}|false",
            "vacation|{\"from\":\"2017-12-20T12:00\",\"until\":\"2018-01-03T18:00\"}|true",
            "vacation|{\"from\":\"2017-12-20T12:00\",\"until\":\"2018-01-03T18:00\",\"target\":12}|true",
            "vacation|{\"from\":\"2017-12-20\",\"until\":\"2018-01-03T18:00\"}|false",
            "vacation|{\"until\":\"2018-01-03T18:00\"}|false",
            "vacation|{\"from\":\"2017-12-20T12:00\",\"until\":\"2018-01-03T18:00\",\"target\":2}|false",
            "preset-away|{\"target\":16,\"cool\":28}|true", "preset-away|{\"offset\":-2}|true",
            "preset-boost|{\"offset\":2,\"minutes\":30}|true",
            "preset-boost|{\"offset\":2,\"minutes\":3}|false",
            "preset-eco|{\"offset\":-9}|false", "preset-home|{\"offset\":-1}|false",
            "preset-eco|{\"offset\":-1,\"target\":18}|false", "preset-eco|{\"cool\":24}|false",
            "unit|\"f\"|true", "unit|\"K\"|false", "earlyStart|false|true",
            "earlyStop|\"no\"|false"})
    void readerAndSchemaAgree(String kind, String json, boolean good) {
        assertThat(read(kind, json) instanceof Decoded.Ok).as("reader").isEqualTo(good);
        String document = switch (kind) {
            case "telemetry", "events", "presence", "configuration", "configuration-1",
                    "signed-configuration" ->
                json;
            case "entry" -> "{\"morning\":" + json + "}";
            default -> "{\"" + kind + "\":" + json + "}";
        };
        String schema = switch (kind) {
            case "telemetry", "events", "presence", "configuration", "configuration-1",
                    "signed-configuration" ->
                kind;
            case "entry" -> "schedule";
            default -> "control";
        };
        assertThat(FACTORY
                .getSchema(SchemaLocation.of("https://pilotlight.dev/schema/" + schema + ".json"))
                .validate(document, InputFormat.JSON).isEmpty())
                .as("schema").isEqualTo(good);
    }

    private static Decoded<?> read(String kind, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        Decoded<Doc> doc = Codec.parse(bytes);
        return switch (kind) {
            case "telemetry" -> Messages.telemetry(bytes);
            case "events" -> Messages.events(bytes);
            case "presence" -> Messages.presence(bytes);
            case "configuration", "configuration-1" -> ConfigReader.read(bytes);
            case "signed-configuration" -> SignedConfig.read(bytes);
            case "lease" -> doc.then(Properties::lease);
            case "entry" -> doc.then(value -> Week.entries("morning", value));
            case "hold" -> doc.then(Properties::hold);
            case "vacation" -> doc.then(Goals::vacation);
            case "unit" -> doc.then(Properties::unit);
            case "earlyStart", "earlyStop" -> doc.then(Properties::flag);
            default -> doc.then(value -> Goals.setting(Goals.preset(kind).orElseThrow(), value));
        };
    }
}
