package dev.pilotlight.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.units.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
    private static final String LEAST = """
            schema: 1
            thing: hall
            hardware: {driver: house}
            """;

    @Test
    void theShortestConfigurationIsCompletedWithSafeDefaults() {
        FirmwareConfig config = ConfigReader.read(LEAST.getBytes(StandardCharsets.UTF_8))
                .toOptional().orElseThrow();
        assertThat(config.limits()).isEqualTo(SafetyLimits.DEFAULTS);
        assertThat(config.control()).isEqualTo(ControlSettings.DEFAULTS);
        assertThat(config.connections().link()).isEqualTo(LinkSettings.NONE);
        assertThat(config.tenant()).isEqualTo("home");
    }

    @Test
    void aFullConfigurationIsReadAsWritten() {
        String yaml = LEAST
                + """
                        tenant: acme
                        limits: {frostFloor: 6, ceiling: 28, staleAfter: 10min, maximumRun: 6h, heat: {minimumOn: 4min, minimumOff: 4min}}
                        control: {deadband: 0.6, tick: 500ms, safeTarget: 16.5}
                        link: {broker: "ssl://cloud.example:8883", backoffCap: 5min}
                        telemetry: {every: 30s, keep: 7d}
                        page: {host: 127.0.0.1, port: 8081}
                        schedule:
                          zone: Europe/Berlin
                          entries:
                            morning: {days: mon tue, at: "06:30", target: 21}
                            night: {at: "22:30", target: 17}
                        """;
        FirmwareConfig config = ConfigReader.read(yaml.getBytes(StandardCharsets.UTF_8))
                .toOptional().orElseThrow();
        assertThat(config.connections().link().brokers())
                .containsExactly(new LinkSettings.Broker("cloud.example", 8883));
        assertThat(config.control().deadbandMilliK()).isEqualTo(600);
        assertThat(config.limits().heat().minimumOn()).isEqualTo(Duration.ofMinutes(4));
        assertThat(config.schedule().entries()).hasSize(2);
    }

    @Test
    void everyProblemIsToldAtOnce() {
        List<String> problems = problems("""
                schema: 3
                thing: "hall/1"
                hardware: {driver: gpoi, house: {at: "nowhere"}}
                limits: {frostFloor: -5, ceiling: 99, staleAfter: 3 weeks}
                control: {tick: 2h, safeTarget: warm}
                schedule: {zone: Moon/Base, entries: {a: {days: mo, at: "6:30", target: 40}}}
                colour: red
                """);
        assertThat(problems).contains("schema is 3, want 2: the file is for a newer Pilotlight",
                "thing is \"hall/1\", want 1 to 64 letters, digits or hyphens",
                "hardware.driver is \"gpoi\", want house or gpio",
                "limits.frostFloor is -5, want 4 to 12", "limits.ceiling is 99, want 25 to 35",
                "schedule.zone is \"Moon/Base\", want a time zone such as Europe/Berlin",
                "schedule.entries.a.target is 40, want 5 to 35")
                .anyMatch(p -> p.startsWith("colour is not known here"))
                .anyMatch(p -> p.startsWith("control.safeTarget"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "limits: {ceiling: 25}\\nschedule: {zone: UTC, entries: {a: {at: \"06:00\", target: 25}}};schedule.entries.a.target is 25, want 5 (limits.frostFloor) to 24",
            "limits: {staleAfter: 30s}\\ncontrol: {tick: 20s}\\ntelemetry: {every: 1min};limits.staleAfter is 30s, want at least three times control.tick, 1min",
            "control: {tick: 30s};telemetry.every is 10s, want at least control.tick, 30s",
            "limits: {cool: {minimumOff: 10s}};limits.cool.minimumOff is \"10s\", want 2min to 30min"})
    void whatIsRightAloneAndWrongTogetherIsRefused(String more, String sentence) {
        assertThat(problems(LEAST + more.replace("\\n", "\n")))
                .anyMatch(p -> p.startsWith(sentence));
    }

    @Test
    void aWeekWithoutAZoneIsNotRunInUtc() {
        assertThat(problems(LEAST + "schedule: {entries: {a: {at: \"06:00\", target: 20}}}"))
                .containsExactly("schedule.zone is missing, want the time zone of its entries,"
                        + " such as Europe/Berlin");
    }

    @Test
    void aFileOfTheReleaseBeforeStillHeatsItsHouseInTheMachinesZone() {
        byte[] file = (LEAST + "schedule: {entries: {a: {at: \"06:00\", target: 20},"
                + " b: {at: \"06:00\", target: 18}}}").getBytes(StandardCharsets.UTF_8);
        ZoneId here = ZoneId.of("Europe/Berlin");
        assertThat(ConfigReader.readInstalled(file, here).toOptional().orElseThrow().schedule()
                .zone()).isEqualTo(here);
        assertThat(ConfigReader.readInstalled((LEAST + "colour: red")
                .getBytes(StandardCharsets.UTF_8), here).toOptional()).isEmpty();
    }

    @Test
    void aFileWithoutAWeekBeginsInTheMachinesZone() {
        ZoneId here = ZoneId.of("Europe/Berlin");
        byte[] file = LEAST.getBytes(StandardCharsets.UTF_8);
        assertThat(ConfigReader.read(file, here).toOptional().orElseThrow().schedule().zone())
                .isEqualTo(here);
        byte[] named = (LEAST + "schedule: {zone: Asia/Tokyo}").getBytes(StandardCharsets.UTF_8);
        assertThat(ConfigReader.read(named, here).toOptional().orElseThrow().schedule().zone())
                .isEqualTo(ZoneId.of("Asia/Tokyo"));
        byte[] week = (LEAST + "schedule: {entries: {a: {at: \"06:00\", target: 20}}}")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(ConfigReader.read(week, here).problems()).singleElement().asString()
                .startsWith("schedule.zone is missing");
    }

    @Test
    void anEntryOfBeforeWithHalfASecondStillBegins() {
        byte[] file = (LEAST + "schedule: {zone: Europe/Berlin, entries: {a: {at: \"06:30:00.5\","
                + " target: 20}}}").getBytes(StandardCharsets.UTF_8);
        assertThat(ConfigReader.read(file).problems()).singleElement().asString()
                .startsWith("schedule.entries.a.at is \"06:30:00.5\", want a local time");
        assertThat(ConfigReader.readInstalled(file, ZoneId.of("Europe/Berlin")).toOptional()
                .orElseThrow().schedule().entries().values()).extracting(ScheduleEntry::at)
                .containsExactly(LocalTime.of(6, 30));
    }

    @Test
    void twoEntriesAtOneMomentAreNotCalledGood() {
        assertThat(problems(LEAST + "schedule: {zone: Europe/Berlin, entries: {a: {at: \"06:00\","
                + " target: 20}, b: {at: \"06:00\", target: 18}}}")).containsExactly(
                        "schedule.entries has a and b, which both begin at 06:00 on mon, want one"
                                + " entry for one moment");
    }

    @Test
    void aBrokenFileSaysWhere() {
        assertThat(problems("schema: 1\n  thing: [")).singleElement().asString()
                .startsWith("is not YAML").contains("line");
        assertThat(problems("schema: .nan")).singleElement().asString()
                .startsWith("schema is refused: .nan is no number").contains("line 1");
        assertThat(problems("")).singleElement().asString().contains("is empty");
        assertThat(problems("x".repeat(70_000))).singleElement().asString()
                .contains("want at most 65536");
        assertThat(problems("thing: a\nthing: b\n")).singleElement().asString()
                .startsWith("thing stands here a second time").contains("line 2");
    }

    private static List<String> problems(String yaml) {
        return ConfigReader.read(yaml.getBytes(StandardCharsets.UTF_8)).problems().stream()
                .map(Problem::toString).toList();
    }
}
