package dev.pilotlight.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.equipment.Output;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.schedule.Mode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a person sees of the equipment; 28 February 2017 was a Tuesday. */
class EquipmentTest {
    private static final String FOUR_IN_THE_MORNING = "2017-02-28T03:00:00Z";

    private static Room off(String equipment) {
        return new Room(FOUR_IN_THE_MORNING).wired(equipment).reads(20).ticks().asks(
                new LocalEdit.SetMode(Mode.OFF));
    }

    @Test
    void aValveIsMovedForThreeMinutesAtElevenAfterTwoIdleWeeksAlthoughItIsOff() {
        Room room = off("{heat: true, exercise: {}}").passes(Duration.ofDays(14)).lives(Duration
                .ofMinutes(5), 20);
        assertThat(room.relays()).as("not while people sleep").isEqualTo(Outputs.OPEN);
        room.passes(Duration.ofHours(7)).lives(Duration.ofMinutes(1), 20);
        assertThat(room.relays()).isEqualTo(Outputs.HEAT);
        assertThat(room.reason()).startsWith("moving the valve");
        room.lives(Duration.ofMinutes(3), 20);
        assertThat(room.relays()).isEqualTo(Outputs.OPEN);
        assertThat(room.passes(Duration.ofDays(1)).lives(Duration.ofMinutes(2), 20).relays())
                .isEqualTo(Outputs.OPEN);
    }

    @Test
    void aBlindRoomIsNotHeatedToMoveAValve() {
        Room room = off("{heat: true, exercise: {}}").passes(Duration.ofDays(14)).passes(Duration
                .ofHours(7).plusMinutes(5));
        for (int second = 0; second < 120; second++) {
            room.passes(Duration.ofSeconds(1)).ticks();
            assertThat(room.reason()).doesNotContain("moving the valve");
        }
    }

    @Test
    void aHeatPumpRestsInFullAfterAStartThatKnowsNothing() {
        Room room = new Room(FOUR_IN_THE_MORNING).wired("{heatPump: {reversing: true}}");
        room.lives(Duration.ofMinutes(3), 15);
        assertThat(room.relays()).isEqualTo(Outputs.OPEN);
        assertThat(room.reason()).startsWith("resting");
        room.lives(Duration.ofMinutes(2), 15);
        assertThat(room.relays()).isEqualTo(Outputs.of(Output.COMPRESSOR));
    }

    @Test
    void aHeatPumpThatHasCooledTurnsItsValveBeforeItHeatsAgainstFrost() {
        Room room = new Room(FOUR_IN_THE_MORNING).wired(
                "{heatPump: {reversing: true}, secondStage: {}}");
        room.asks(new LocalEdit.SetMode(Mode.COOL)).lives(Duration.ofMinutes(10), 28);
        assertThat(room.relays().cools()).isTrue();
        double celsius = 28;
        for (int minute = 0; minute < 40; minute++) {
            celsius = Math.max(4, celsius - 0.8);
            room.lives(Duration.ofMinutes(1), celsius);
            assertThat(room.relays().cools() && celsius <= 5).as("cools against frost").isFalse();
        }
        assertThat(room.relays().has(Output.COMPRESSOR)).isTrue();
        assertThat(room.relays().has(Output.REVERSING)).isFalse();
        assertThat(room.reason()).startsWith("heating against frost");
    }

    @Test
    void aRelayThatReportsHeatUnaskedOpensTheCutOff() {
        Room room = off("{heat: true, cutOff: true}").lives(Duration.ofMinutes(3), 20);
        assertThat(room.relays()).isEqualTo(Outputs.of(Output.CUT_OFF));
        for (int second = 0; second < 25; second++) {
            room.passes(Duration.ofSeconds(1)).hears(new Event.Ticked(room.relays().with(
                    Output.HEAT, true)));
        }
        assertThat(room.relays()).isEqualTo(Outputs.OPEN);
        assertThat(room.events()).contains("relay-stuck");
        room.lives(Duration.ofMinutes(1), 20);
        assertThat(room.events()).contains("relay-stuck-over");
        assertThat(room.relays()).isEqualTo(Outputs.of(Output.CUT_OFF));
    }

    @Test
    void aLoopThatPausedOwesTheRestThatTheRelaysBeganByThemselves() {
        Room room = new Room("2017-02-28T11:00:00Z").reads(19).ticks().lives(Duration.ofMinutes(
                1), 19);
        assertThat(room.relays()).isEqualTo(Outputs.HEAT);
        room.passes(Duration.ofMinutes(4)).reads(19).ticks();
        assertThat(room.relays()).isEqualTo(Outputs.OPEN);
        assertThat(room.lives(Duration.ofMinutes(1), 19).relays()).isEqualTo(Outputs.OPEN);
    }

    private static final String PUMP = "{heatPump: {reversing: true}, secondStage: {}}";

    /** Second by second: how long the compressor had stood still when the valve moved. */
    private static Duration valveAfterStop(Room room, Duration time, double celsius) {
        Duration stopped = room.uptime;
        boolean valve = false;
        for (long second = 0; second < time.toSeconds(); second++) {
            room.lives(Duration.ofSeconds(1), celsius);
            boolean runs = room.relays().has(Output.COMPRESSOR);
            if (!valve && room.relays().has(Output.REVERSING)) {
                return room.uptime.minus(stopped);
            }
            assertThat(runs && !valve && room.relays().has(Output.REVERSING)).isFalse();
            valve = room.relays().has(Output.REVERSING);
        }
        return time;
    }

    @Test
    void afterAPowerCutTheValveWaitsAMinuteWhateverTheCompressorDid() {
        Room before = new Room(FOUR_IN_THE_MORNING).wired(PUMP).lives(Duration.ofMinutes(7), 15)
                .asks(new LocalEdit.SetMode(Mode.COOL));
        Room room = new Room(before.wall.toString(), before.saved).wired(PUMP);
        assertThat(valveAfterStop(room, Duration.ofMinutes(5), 30)).isGreaterThanOrEqualTo(Duration
                .ofSeconds(60)).isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void afterALoopThatPausedValveAndCompressorNeverCloseTogether() {
        Room room = new Room(FOUR_IN_THE_MORNING).wired(PUMP).asks(new LocalEdit.SetMode(
                Mode.COOL)).lives(Duration.ofMinutes(2), 30);
        assertThat(room.relays()).isEqualTo(Outputs.of(Output.REVERSING));
        room.passes(Duration.ofMinutes(9)).reads(30).ticks();
        Duration valve = Duration.ZERO;
        for (int second = 0; second < 900 && !room.relays().has(Output.COMPRESSOR); second++) {
            room.lives(Duration.ofSeconds(1), 30);
            boolean ready = room.relays().equals(Outputs.of(Output.REVERSING));
            valve = ready && valve.isZero() ? room.uptime : valve;
        }
        assertThat(room.relays().cools()).isTrue();
        assertThat(valve).isPositive();
        assertThat(room.uptime.minus(valve)).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aHouseThatAlsoCoolsStillMovesItsHeatingValve() {
        String both = "{heat: true, cool: true, exercise: {}}";
        Room room = new Room(FOUR_IN_THE_MORNING).wired(both).reads(20).ticks().asks(
                new LocalEdit.SetMode(Mode.COOL));
        Room cut = room;
        for (int day = 0; day < 15; day++) {
            cut.lives(Duration.ofMinutes(11), 28).lives(Duration.ofMinutes(6), 18);
            cut = new Room(cut.wall.plus(Duration.ofHours(24).minusMinutes(17)).toString(),
                    cut.saved).wired(both).reads(20).ticks();
        }
        cut.passes(Duration.ofHours(7).plusMinutes(5)).lives(Duration.ofMinutes(1), 20);
        assertThat(cut.reason()).startsWith("moving the valve");
    }

    @Test
    void heatRestsAsLongAsTheCoolerThatRanBeforeThePowerCut() {
        String limits = Room.WEEK.replace("{heat: true, cool: false}", "{heat: true, cool: true}")
                .replace("heat: {minimumOn: 2min, minimumOff: 2min}",
                        "heat: {minimumOn: 2min, minimumOff: 3min}, cool: {minimumOn: 2min,"
                                + " minimumOff: 5min}");
        Room cooled = new Room("2017-02-28T11:00:00Z").configured(limits).asks(
                new LocalEdit.SetMode(Mode.COOL)).lives(Duration.ofMinutes(10), 30).asks(
                        new LocalEdit.SetMode(Mode.HEAT))
                .reads(15).ticks();
        assertThat(cooled.relays()).isEqualTo(Outputs.OPEN);
        Room room = new Room(cooled.wall.toString(), cooled.saved).configured(limits).lives(
                Duration.ofSeconds(295), 15);
        assertThat(room.relays()).isEqualTo(Outputs.OPEN);
        assertThat(room.lives(Duration.ofSeconds(20), 15).relays().heats()).isTrue();
    }

    @Test
    void theSecondStageRestsInFullAfterAPowerCut() {
        String two = "{heat: true, secondStage: {}}";
        Room room = new Room("2017-02-28T11:00:00Z").wired(two);
        Duration begun = room.uptime;
        while (!room.relays().has(Output.SECOND_STAGE)) {
            room.lives(Duration.ofSeconds(1), 12);
        }
        assertThat(room.uptime.minus(begun)).isGreaterThanOrEqualTo(Duration.ofMinutes(3));
    }
}
