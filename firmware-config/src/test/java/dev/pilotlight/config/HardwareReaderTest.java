package dev.pilotlight.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.units.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HardwareReaderTest {
    private static final String HEAD = "schema: 1\nthing: hall\n";

    private static Hardware read(String hardware) {
        return ConfigReader.read((HEAD + hardware).getBytes(StandardCharsets.UTF_8)).toOptional()
                .orElseThrow().hardware();
    }

    @Test
    void aFileThatNamesNothingHasARelayForHeatAndTwoThermometers() {
        Hardware hardware = read("hardware: {driver: house}");
        assertThat(hardware.equipment()).isEqualTo(new Equipment(true, false));
        assertThat(hardware.sensing()).isEqualTo(Sensing.DEFAULTS);
        assertThat(hardware.sensing().sensors()).containsOnlyKeys("room", "outdoor");
    }

    @Test
    void everythingThatCanBeWiredIsReadAsWritten() {
        Hardware hardware = read("""
                hardware:
                  driver: house
                  equipment:
                    heatPump: {reversing: true}
                    secondStage: {below: 2, after: 30min, minimumOn: 1min}
                    secondCool: {above: 1, minimumOff: 6min}
                    fan: {afterHeat: 2min}
                    exercise: {afterIdle: 7d, run: 1min, pump: true}
                    cutOff: true
                  fusion: weighted
                  sensors:
                    desk: {offset: -0.35, weight: 3}
                    attic: {kind: outdoor, staleAfter: 30min}
                    shelf: {kind: spare}
                """);
        Equipment wired = hardware.equipment();
        assertThat(wired.heat()).isFalse();
        assertThat(wired.heats()).isTrue();
        assertThat(wired.cools()).isTrue();
        assertThat(wired.cutOff()).isTrue();
        assertThat(wired.secondStage().orElseThrow()).isEqualTo(new Equipment.SecondStage(2_000,
                Duration.ofMinutes(30), new SafetyLimits.RestTimes(Duration.ofMinutes(1), Duration
                        .ofMinutes(3))));
        assertThat(wired.secondCool().orElseThrow()).isEqualTo(new Equipment.SecondStage(1_000,
                Duration.ofMinutes(40), new SafetyLimits.RestTimes(Duration.ofMinutes(3), Duration
                        .ofMinutes(6))));
        assertThat(wired.air().orElseThrow().afterHeat()).isEqualTo(Duration.ofMinutes(2));
        assertThat(hardware.sensing().fusion()).isEqualTo(Sensing.Fusion.WEIGHTED);
        assertThat(hardware.sensing().sensors()).hasSize(3)
                .containsEntry("desk", new Sensing.Sensor(Sensing.Kind.ROOM, -350, 3, Optional
                        .empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "equipment: {heat: false}|hardware.equipment has neither heat nor cool",
            "equipment: {heat: false, cool: true, secondStage: {}}|hardware.equipment.secondStage is the second without a first",
            "equipment: {heatPump: {}, secondCool: {}}|hardware.equipment.secondCool is the second without a first",
            "equipment: {heat: true, heatPump: {}}|hardware.equipment.heatPump excludes heat and cool",
            "equipment: {heatPump: {}, exercise: {}}|hardware.equipment.exercise has nothing to move",
            "equipment: {secondStage: {below: 9}}|hardware.equipment.secondStage.below is 9, want 0.5 to 5",
            "equipment: {heatPump: {aux: true}}|hardware.equipment.heatPump.aux is not known here",
            "equipment: {exercise: {afterIdle: 1970d}}|hardware.equipment.exercise.afterIdle is \"1970d\", want 1d to 90d",
            "sensors: {}|hardware.sensors has none of kind room",
            "sensors: {attic: {kind: outdoor}}|hardware.sensors has none of kind room",
            "sensors: {Desk: {}}|hardware.sensors.Desk is no name",
            "sensors: {desk: {offset: 40}}|hardware.sensors.desk.offset is 40, want -5 to 5",
            "sensors: {desk: {kind: wall}}|hardware.sensors.desk.kind is \"wall\", want room, spare",
            "fusion: median|hardware.fusion is \"median\", want mean, minimum or weighted"})
    void wiringThatCannotBeIsRefused(String hardware, String sentence) {
        String yaml = HEAD + "hardware: {driver: house, " + hardware + "}\n";
        assertThat(ConfigReader.read(yaml.getBytes(StandardCharsets.UTF_8)).problems().stream()
                .map(Problem::toString)).anyMatch(said -> said.startsWith(sentence));
    }

    @Test
    void aFloorLimitAndAWindowAreReadAsWritten() {
        SafetyLimits.Guards guards = ConfigReader.read((HEAD + """
                hardware: {driver: house}
                limits: {floorCeiling: 27, window: {bySlope: false, pause: 15min}}
                """).getBytes(StandardCharsets.UTF_8)).toOptional().orElseThrow().limits()
                .guards();
        assertThat(guards.floorCeiling().milliC()).isEqualTo(27_000);
        assertThat(guards.windowBySlope()).isFalse();
        assertThat(guards.windowPause()).isEqualTo(Duration.ofMinutes(15));
    }
}
