package dev.pilotlight.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.twin.Ack;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Hlc;
import dev.pilotlight.twin.Stamp;
import dev.pilotlight.twin.VersionVector;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.units.Problem;
import dev.pilotlight.units.Temperature;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {
    private static final Instant NOON = Instant.parse("2017-02-28T12:00:00Z");
    private static final DeviceId HALL = new DeviceId("hall");

    @ParameterizedTest
    @MethodSource("bombs")
    @Tag("S22")
    void aBombIsRefusedInWordsBeforeItGoesOff(String json) {
        Decoded<Doc> decoded = Codec.parse(json.getBytes(StandardCharsets.UTF_8));
        assertThat(decoded.problems()).hasSize(1);
        assertThat(decoded.problems().getFirst().sentence()).isNotBlank().hasSizeLessThan(400)
                .doesNotContain("StreamReadConstraints");
    }

    static List<String> bombs() {
        int deep = Limits.DEPTH + 1;
        return List.of("[".repeat(deep) + "]".repeat(deep), "[".repeat(30_000),
                "{\"a\":".repeat(1_000), "1e999999999", "[1e32]",
                "1".repeat(5_000), "\"" + "x".repeat(70_000) + "\"",
                "{\"setpoint\":20,\"setpoint\":30}", "NaN", "{\"a\":NaN}", "[Infinity]",
                "{\"a\":\"\\ud800\"}", "", "   ", "{} {}", "{\"a\":1}x", "{'a':1}",
                "{\"" + "k".repeat(500) + "\":1}", "/* hi */ 1", "{\"a\":0x1}", "nul", "\u0000");
    }

    @Test
    void aMessageCutOrFlippedAnywhereNeverBreaksTheReader() {
        byte[] good = Messages.write(telemetry());
        Random random = new Random(7);
        for (int cut = 0; cut < good.length; cut++) {
            assertThat(Messages.telemetry(Arrays.copyOf(good, cut)))
                    .isInstanceOf(Decoded.Malformed.class);
        }
        for (int i = 0; i < 5_000; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(Messages.telemetry(bad)).isNotNull();
        }
    }

    @Test
    void messagesSurviveTheirBytes() {
        assertThat(Messages.telemetry(Messages.write(telemetry())).toOptional())
                .hasValue(telemetry());
        DeviceEvents events = new DeviceEvents("b1", List.of(
                new DeviceEvent(1, NOON, false, "sensor-stale", "The \"room\" sensor is silent")));
        assertThat(Messages.events(Messages.write(events)).toOptional()).hasValue(events);
        for (Presence.State state : Presence.State.values()) {
            Presence presence = new Presence(state, 17, NOON);
            assertThat(Messages.presence(Messages.write(presence)).toOptional()).hasValue(presence);
        }
        ShadowUpdate update = ShadowUpdate.of(Optional.of(Doc.Obj.of("mode", Doc.text("heat"))),
                Optional.empty(), 41, "t");
        assertThat(ShadowMessages.update(ShadowMessages.write(update)).toOptional())
                .hasValue(update);
    }

    @Test
    void theWireFormIsTheOneInTheDocuments() {
        assertThat(new String(Messages.write(telemetry()), StandardCharsets.UTF_8)).isEqualTo(
                "{\"boot\":\"a1b2c3d4\",\"historical\":true,\"points\":[{\"clk\":\"ok\",\"seq\":1,\"ts\":1488283200000,\"values\":{\"heat\":1,\"room\":19.438}}]}");
    }

    @Test
    void everyProblemOfAMessageIsNamedWithItsPlace() {
        String bad = "{\"boot\":\"a b\",\"points\":[{\"seq\":0,\"ts\":-1,\"clk\":\"maybe\",\"values\":{}},{\"seq\":2,\"ts\":5,\"clk\":\"ok\",\"values\":{\"room\":\"hot\"}}],\"extra\":1}";
        assertThat(problems(Messages.telemetry(bad.getBytes(StandardCharsets.UTF_8))))
                .contains("boot is \"a b\", want 1 to 32 letters, digits or hyphens",
                        "points.[0].seq is 0, want a whole number from 1 to 4503599627370496",
                        "points.[0].values has 0 values, want 1 to 32",
                        "points.[1].values.room is \"hot\", want a number within ±1000000000")
                .anyMatch(p -> p.startsWith("extra is not known here"));
    }

    @Test
    void deletingASectionIsToldApartFromLeavingItOut() {
        ShadowUpdate update = ShadowMessages
                .update("{\"state\":{\"desired\":null,\"reported\":{\"a\":null}}}"
                        .getBytes(StandardCharsets.UTF_8))
                .toOptional()
                .orElseThrow();
        assertThat(update.clear()).isEqualTo(new ShadowUpdate.Clear(true, false));
        assertThat(update.desired()).isEmpty();
        assertThat(update.reported()).hasValue(Doc.Obj.of("a", Doc.Null.VALUE));
    }

    @Test
    void everyTopicThatIsBuiltIsReadBack() {
        for (String operation : List.of("get", "get/accepted", "update", "update/delta",
                "update/documents", "delete/rejected")) {
            for (String shadow : List.of("control", "")) {
                assertThat(Topics.parse(Topics.shadow(HALL, shadow, operation)))
                        .hasValue(new Topic.Shadow(HALL, shadow, operation));
            }
        }
        assertThat(Topics.parse(Topics.telemetry("home", HALL)))
                .hasValue(new Topic.TelemetryOf("home", HALL));
        assertThat(Topics.parse(Topics.events("home", HALL)))
                .hasValue(new Topic.EventsOf("home", HALL));
        assertThat(Topics.parse(Topics.state("home", HALL)))
                .hasValue(new Topic.StateOf("home", HALL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "$aws/things//shadow/get", "$aws/things/hall/shadow",
            "$aws/things/hall/shadow/name/control",
            "$aws/things/hall/shadow/name/control/steal", "$aws/things/+/shadow/get",
            "$aws/things/hall/shadow/get/accepted/more", "dt/pilotlight/home/hall",
            "dt/pilotlight/home/hall/telemetry/more", "dt/pilotlight/home/#/state",
            "$aws/things/hall/shadow/name//get", "$SYS/x"})
    void aTopicThatIsNotOursIsNone(String topic) {
        assertThat(Topics.parse(topic)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"target\":99,\"until\":\"2017-02-28T22:30:00Z\"}",
            "{\"target\":21,\"until\":\"+1000000000-12-31T23:59:59Z\"}",
            "{\"target\":21,\"until\":\"1969-12-31T23:59:59Z\"}", "{\"target\":21}",
            "{\"until\":\"2017-02-28T22:30:00Z\"}",
            "{\"target\":21,\"until\":\"tonight\"}",
            "{\"target\":21,\"until\":\"2017-02-28T22:30:00Z\",\"x\":1}", "21", "\"nothing\""})
    void aLeaseWithoutAnEndOrOutOfBoundsIsRefused(String json) {
        Doc doc = Codec.parse(json.getBytes(StandardCharsets.UTF_8)).toOptional().orElseThrow();
        assertThat(Properties.lease(doc).problems()).isNotEmpty()
                .allMatch(p -> p.sentence().contains("want"));
    }

    @Test
    void everyScheduleEntrySurvivesItsWireForm() {
        for (int days = 1; days < 128; days++) {
            TreeSet<DayOfWeek> set = new TreeSet<>();
            for (int day = 0; day < 7; day++) {
                if ((days >> day & 1) == 1) {
                    set.add(DayOfWeek.of(day + 1));
                }
            }
            var entry = new ScheduleEntry(set, LocalTime.of(days % 24, 0),
                    Temperature.ofMilliC(5_000 + days));
            assertThat(Entries.entry(Entries.entry(entry)).toOptional()).hasValue(entry);
        }
    }

    @Test
    void theFullestWeekFitsIntoATwinsDocument() {
        Doc.Obj desired = Doc.Obj.of("zone", Doc.text("America/Argentina/ComodRivadavia"));
        Doc.Obj meta = Doc.Obj.EMPTY;
        Doc.Obj reported = Doc.Obj.EMPTY;
        Stamp stamp = new Stamp(new VersionVector(12_345, 12_345), new Hlc(1_488_290_400_000L, 123),
                "app:a-person", true);
        Doc entry = Entries
                .entry(ScheduleEntry.daily(LocalTime.of(6, 30), Temperature.ofMilliC(21_500)));
        for (int i = 0; i < Week.SINGLES; i++) {
            String key = "mon-tue-wed-thu-fri-sat-0630-%04d".formatted(i);
            desired = desired.with(key, entry);
            meta = meta.with(key, stamp.toDoc());
            reported = reported.with(key, new Ack(entry, 200, 12_345, "").toDoc());
        }
        Doc.Obj state = Doc.Obj.of("desired", desired.with("meta", meta), "reported", reported);
        assertThat(Codec.write(state)).hasSizeLessThanOrEqualTo(Limits.SHADOW_BYTES);
    }

    @Test
    void yamlReadsInJsonsShapesAndAnAliasBombIsRefused() {
        Doc.Obj doc = Codec.yaml("a: 1\nb: {c: x}\n".getBytes(StandardCharsets.UTF_8)).toOptional()
                .orElseThrow();
        assertThat(Codec.text(doc)).isEqualTo("{\"a\":1,\"b\":{\"c\":\"x\"}}");
        assertThat(Codec.yaml("a: [1, 2".getBytes(StandardCharsets.UTF_8)).problems().getFirst()
                .sentence()).startsWith("is not YAML").contains("line");
    }

    private static Telemetry telemetry() {
        Map<String, BigDecimal> values = Map.of("room", new BigDecimal("19.438"), "heat",
                BigDecimal.ONE);
        return new Telemetry("a1b2c3d4", true,
                List.of(new Point(1, NOON, true, new TreeMap<>(values))));
    }

    private static List<String> problems(Decoded<?> decoded) {
        return decoded.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void aRefusalSpeaksToThePersonAndNotToTheParsersAuthors() {
        assertThat(problem("{\"target\":21,\"target\":22}"))
                .isEqualTo("is not JSON: 'target' stands twice at line 1, column 22");
        assertThat(problem("{\"target\":warm}"))
                .isEqualTo("is not JSON: it ends or goes wrong at line 1, column 11");
        assertThat(problem("[".repeat(40))).startsWith("is not JSON: a name or number is longer,"
                + " or the whole nested deeper, than is read");
    }

    private static String problem(String json) {
        return Codec.parse(json.getBytes(StandardCharsets.UTF_8)).problems().getFirst().toString();
    }
}
