package dev.pilotlight.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.config.Migrations.Step;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Codec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What was written for an older program is read by a newer one, and never the other way round. */
class MigrationsTest {
    private static final Migrations TWO = new Migrations(List.of(
            new Step("hot is called ceiling", doc -> doc.without("hot").with("ceiling",
                    doc.get("hot").orElse(Doc.num(30)))),
            new Step("ceiling is one of limits", doc -> doc.with("limits", Doc.Obj.of("ceiling",
                    doc.get("ceiling").orElseThrow())).without("ceiling"))));

    private static Doc.Obj of(int schema, String key, int value) {
        return Doc.Obj.of("schema", Doc.num(schema), key, Doc.num(value));
    }

    @Test
    void anOlderSchemaGoesForwardStepByStep() {
        Doc.Obj now = Doc.Obj.of("schema", Doc.num(3), "limits", Doc.Obj.of("ceiling",
                Doc.num(28)));
        assertThat(TWO.newest()).isEqualTo(3);
        assertThat(TWO.forward(of(1, "hot", 28))).isEqualTo(now);
        assertThat(TWO.forward(of(2, "ceiling", 28))).isEqualTo(now);
        assertThat(TWO.forward(now)).isEqualTo(now);
    }

    @Test
    void aNewerSchemaIsRefusedByItsNumber() {
        Doc.Obj newer = of(9, "hot", 28);
        assertThat(TWO.forward(newer)).isEqualTo(newer);
        assertThat(ConfigReader.read(newer).problems()).extracting(Object::toString).contains(
                "schema is 9, want 2: the file is for a newer Pilotlight");
    }

    @Test
    void whatHasNoSchemaIsLeftToTheReaderToRefuse() {
        Doc.Obj none = Doc.Obj.of("hot", Doc.num(28));
        assertThat(TWO.forward(none)).isEqualTo(none);
    }

    private static Doc.Obj yaml(String text) {
        return Codec.yaml(text.getBytes(StandardCharsets.UTF_8)).toOptional().orElseThrow();
    }

    /** Every key of schema 1, as a file of the first version of this program has them. */
    private static Doc.Obj oldest() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                MigrationsTest.class.getResourceAsStream("schema-1.yaml"))) {
            return Codec.yaml(in.readAllBytes()).toOptional().orElseThrow();
        }
    }

    @Test
    void theOldestFileStillMakesTheSameThermostat() throws IOException {
        Doc.Obj newest = ConfigReader.newest(oldest());
        FirmwareConfig config = ConfigReader.read(oldest()).toOptional().orElseThrow();
        assertThat(newest.number("schema")).hasValueSatisfying(
                schema -> assertThat(schema).isEqualByComparingTo("2"));
        assertThat(config.connections().link().brokers()).containsExactly(
                new LinkSettings.Broker("cloud.example", 8883));
        assertThat(ConfigReader.read(newest).toOptional()).hasValue(config);
        assertThat(ConfigReader.read(Codec.yamlText(newest).getBytes(StandardCharsets.UTF_8))
                .toOptional()).as("written and read again").hasValue(config);
    }

    @Test
    void oneBrokerAndSeveralHaveOneNameSinceSchemaTwo() {
        Doc.Obj several = yaml("schema: 1\nlink: {brokers: [\"a:1\", \"b:2\"], drain: 5}");
        assertThat(ConfigReader.newest(several)).isEqualTo(several.with("schema", Doc.num(2)));
        assertThat(ConfigReader.newest(yaml("schema: 1\nlink: {broker: \"a:1\", drain: 5}")))
                .isEqualTo(yaml("schema: 2\nlink: {brokers: \"a:1\", drain: 5}"));
        assertThat(ConfigReader.migrations(several)).containsExactly(
                "link.broker is called link.brokers, whether it is one or several");
        assertThat(ConfigReader.migrations(yaml("schema: 2"))).isEmpty();
    }

    @Test
    void whoeverUsesTheOldNameInANewFileIsTold() {
        assertThat(ConfigReader.read(yaml("schema: 2\nthing: hall\nhardware: {driver: house}\n"
                + "link: {broker: \"a:1\"}")).problems()).extracting(Object::toString)
                .containsExactly("link.broker is called brokers since schema 2, want only that");
        assertThat(ConfigReader.read(yaml("schema: 1\nthing: hall\nhardware: {driver: house}\n"
                + "link: {broker: nowhere}")).problems()).extracting(Object::toString)
                .containsExactly("link.brokers is \"nowhere\", want an address such as"
                        + " cloud.example:8883, or a list of 1 to 8; \"nowhere\" has no port: want it,"
                        + " such as nowhere:8883");
    }

    @Test
    void anOlderWayToSayTheSameIsNoDifference() {
        assertThat(ConfigChange.between(yaml("schema: 1\nlink: {broker: \"a:1\"}"),
                yaml("schema: 2\nlink: {brokers: \"a:1\"}"))).isEmpty();
    }
}
