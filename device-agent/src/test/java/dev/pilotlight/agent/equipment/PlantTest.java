package dev.pilotlight.agent.equipment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.config.Equipment;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlantTest {
    private static final Equipment PUMP = new Equipment(false, false, Optional.of(
            new Equipment.HeatPump(true)), Optional.of(Equipment.SecondStage.DEFAULTS),
            Optional.of(Equipment.SecondStage.COOLING), Optional.empty(), Optional.empty(), false);
    private static final Equipment FURNACE = new Equipment(true, true, Optional.empty(), Optional
            .empty(), Optional.empty(), Optional.of(Equipment.Fan.DEFAULTS),
            Optional.of(
                    Equipment.Exercise.DEFAULTS),
            true);

    private static final Duration LONG_AGO = Duration.ofDays(-1);

    private Plant plant = Plant.begun(PUMP, Exercise.UNKNOWN, LONG_AGO);
    private Duration since = Duration.ZERO;
    private Demand allowed = Demand.REST;

    private static Duration minutes(long value) {
        return Duration.ofMinutes(value);
    }

    private Outputs tick(Equipment wired, Demand may, Demand wanted, int missing, Duration now) {
        since = may == allowed ? since : now;
        allowed = may;
        plant = plant.after(new Order(may, since, wanted, missing, false, false), wired, now);
        return plant.outputs();
    }

    @Test
    void theValveIsTurnedWhileTheCompressorRestsAndBeforeItStarts() {
        assertThat(plant.isReady(Demand.COOL, PUMP, minutes(5))).isFalse();
        assertThat(tick(PUMP, Demand.REST, Demand.COOL, 0, minutes(5)))
                .isEqualTo(Outputs.of(Output.REVERSING));
        assertThat(plant.isReady(Demand.COOL, PUMP, minutes(5).plusSeconds(9))).isFalse();
        assertThat(plant.isReady(Demand.COOL, PUMP, minutes(5).plusSeconds(10))).isTrue();
        assertThat(tick(PUMP, Demand.COOL, Demand.COOL, 0, minutes(6)))
                .isEqualTo(Outputs.of(Output.COMPRESSOR, Output.REVERSING));
        assertThat(tick(PUMP, Demand.COOL, Demand.HEAT, 0, minutes(7)).cools()).isTrue();
        assertThat(tick(PUMP, Demand.REST, Demand.HEAT, 0, minutes(8)))
                .as("the pressure has to go first").isEqualTo(Outputs.of(Output.REVERSING));
        assertThat(tick(PUMP, Demand.REST, Demand.HEAT, 0, minutes(9))).isEqualTo(Outputs.OPEN);
        assertThat(plant.isReady(Demand.HEAT, PUMP, minutes(10))).isTrue();
    }

    @Test
    void everyStartOfACompressorIsAnnouncedSoThatItIsOnRecordBeforeAPowerCut() {
        Equipment cooler = new Equipment(false, true);
        plant = Plant.begun(cooler, Exercise.UNKNOWN, LONG_AGO);
        tick(cooler, Demand.REST, Demand.COOL, 0, minutes(5));
        assertThat(plant.isReady(Demand.COOL, cooler, minutes(5))).isFalse();
        assertThat(plant.isReady(Demand.COOL, cooler, minutes(5).plusSeconds(1))).isTrue();
        tick(cooler, Demand.COOL, Demand.COOL, 0, minutes(6));
        tick(cooler, Demand.REST, Demand.COOL, 0, minutes(10));
        assertThat(plant.isReady(Demand.COOL, cooler, minutes(11))).isFalse();
    }

    @Test
    void theSecondStageJoinsWhenMuchIsMissingAndLeavesWhenLittleIs() {
        tick(PUMP, Demand.REST, Demand.HEAT, 2_000, minutes(5));
        assertThat(tick(PUMP, Demand.HEAT, Demand.HEAT, 2_000, minutes(6)).has(
                Output.SECOND_STAGE)).isTrue();
        assertThat(tick(PUMP, Demand.HEAT, Demand.HEAT, 100, minutes(7)).has(
                Output.SECOND_STAGE)).as("its least time").isTrue();
        assertThat(tick(PUMP, Demand.HEAT, Demand.HEAT, 100, minutes(8)).has(
                Output.SECOND_STAGE)).isFalse();
    }

    @Test
    void theSecondStageJoinsAFirstThatHasRunLong() {
        tick(PUMP, Demand.HEAT, Demand.HEAT, 600, minutes(1));
        assertThat(tick(PUMP, Demand.HEAT, Demand.HEAT, 600, minutes(40)).has(
                Output.SECOND_STAGE)).isFalse();
        assertThat(tick(PUMP, Demand.HEAT, Demand.HEAT, 600, minutes(41)).has(
                Output.SECOND_STAGE)).isTrue();
        assertThat(tick(PUMP, Demand.REST, Demand.REST, 0, minutes(42))).isEqualTo(Outputs.OPEN);
    }

    @Test
    void theSecondStageOfCoolingJoinsByDifferenceAndByTimeAndKeepsItsLeastTimes() {
        tick(PUMP, Demand.REST, Demand.COOL, 600, minutes(1));
        Outputs first = tick(PUMP, Demand.COOL, Demand.COOL, 600, minutes(5));
        assertThat(first).isEqualTo(Outputs.of(Output.COMPRESSOR, Output.REVERSING));
        assertThat(tick(PUMP, Demand.COOL, Demand.COOL, 600, minutes(44)).has(
                Output.SECOND_COOL)).isFalse();
        assertThat(tick(PUMP, Demand.COOL, Demand.COOL, 600, minutes(45)).has(
                Output.SECOND_COOL)).as("40 min of the first").isTrue();
        assertThat(tick(PUMP, Demand.COOL, Demand.COOL, 0, minutes(47)).has(
                Output.SECOND_COOL)).as("its least time").isTrue();
        assertThat(tick(PUMP, Demand.COOL, Demand.COOL, 0, minutes(48)).has(
                Output.SECOND_COOL)).isFalse();
        assertThat(tick(PUMP, Demand.COOL, Demand.COOL, 1_500, minutes(52)).has(
                Output.SECOND_COOL)).as("its rest").isFalse();
        Outputs both = tick(PUMP, Demand.COOL, Demand.COOL, 1_500, minutes(53));
        assertThat(both.has(Output.SECOND_COOL)).as("1.5 K too warm").isTrue();
        assertThat(both.has(Output.SECOND_STAGE)).isFalse();
        assertThat(tick(PUMP, Demand.REST, Demand.REST, 0, minutes(54)).isResting()).isTrue();
    }

    @Test
    void theFanRunsOnAndTheCutOffStaysClosed() {
        plant = Plant.begun(FURNACE, Exercise.UNKNOWN, LONG_AGO);
        assertThat(plant.outputs()).isEqualTo(Outputs.of(Output.CUT_OFF));
        assertThat(tick(FURNACE, Demand.HEAT, Demand.HEAT, 0, minutes(1)))
                .isEqualTo(Outputs.of(Output.CUT_OFF, Output.HEAT, Output.FAN));
        assertThat(tick(FURNACE, Demand.REST, Demand.REST, 0, minutes(9)))
                .isEqualTo(Outputs.of(Output.CUT_OFF, Output.FAN));
        assertThat(tick(FURNACE, Demand.REST, Demand.REST, 0, minutes(9).plusSeconds(90)))
                .isEqualTo(Outputs.of(Output.CUT_OFF));
    }

    @Test
    void theCutOffOpensWithEverythingElse() {
        plant = Plant.begun(FURNACE, Exercise.UNKNOWN, LONG_AGO);
        plant = plant.after(new Order(Demand.REST, since, Demand.HEAT, 0, false, true), FURNACE,
                minutes(1));
        assertThat(plant.outputs().has(Output.CUT_OFF)).isFalse();
        assertThat(plant.outputs().isResting()).isTrue();
    }

    @Test
    void aValveIsDueAfterTwoIdleWeeksAndNotAgainTheNextDay() {
        plant = Plant.begun(FURNACE, Exercise.UNKNOWN, LONG_AGO);
        Duration due = Duration.ofDays(14);
        assertThat(plant.exercise().isDue(FURNACE, due.minusSeconds(1))).isFalse();
        assertThat(plant.exercise().isDue(FURNACE, due)).isTrue();
        plant = plant.moving(FURNACE, due);
        assertThat(plant.exercise().isMoving(due.plusSeconds(179))).isTrue();
        assertThat(plant.exercise().isMoving(due.plusSeconds(180))).isFalse();
        assertThat(plant.exercise().isDue(FURNACE, due.plusDays(1))).isFalse();
        assertThat(plant.exercise().count()).isEqualTo(1);
    }
}
