package dev.pilotlight.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.link.LinkReport;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people read when something is wrong again and again. */
class AlarmsTest {
    private static Room room() {
        return new Room("2017-02-28T11:00:00Z").reads(21).ticks();
    }

    /** Each half minute another of two values that no room has one after the other. */
    private static Room flaps(Room room, int times) {
        for (int i = 0; i < times; i++) {
            for (double value : new double[]{25, 25, 21, 21}) {
                room.passes(Duration.ofSeconds(14)).reads(value).ticks();
            }
        }
        return room;
    }

    private static Status.Health health(Room room) {
        return Views.status(room.state, room.now(), new Views.Around(Outputs.OPEN,
                LinkReport.LOCAL_ONLY, LinkView.Backlog.NONE, Status.Beat.NONE)).health();
    }

    private static List<String> texts(Room room) {
        return room.effects.stream().filter(Effect.Keep.class::isInstance)
                .map(Effect.Keep.class::cast)
                .filter(keep -> keep.row().stream() == Row.Stream.EVENT).map(keep -> keep.row()
                        .body().string("text").orElse(""))
                .filter(text -> text.contains(
                        "sensor"))
                .toList();
    }

    @Test
    void aReadingThatFlapsIsOneAlarmWithACount() {
        Room room = flaps(room(), 23);
        assertThat(room.events()).filteredOn(kind -> kind.startsWith("sensor-doubtful"))
                .hasSizeBetween(1, 4);
        assertThat(health(room).toString()).contains("it comes and goes: 2");
        room.lives(Duration.ofMinutes(15), 21);
        assertThat(texts(room)).last().asString().matches("over: .* times in .* min\\)");
        assertThat(room.events()).filteredOn(kind -> kind.startsWith("sensor-doubtful"))
                .hasSizeBetween(2, 4);
    }

    @Test
    void everySentenceOfAnAlarmIsWhole() {
        Room room = room();
        for (int i = 0; i < 40; i++) {
            flaps(room, 1);
            String all = health(room) + " " + texts(room);
            assertThat(all).doesNotContain("believed: ,").doesNotContain("believed: )")
                    .doesNotContain("believed:  ").doesNotContainPattern("believed:?,? \\(it")
                    .doesNotContainPattern("believed: ?$");
        }
    }

    /** Whatever the reading's noise: 62, 0, -62, -125 thousandths, and each kind of wandering. */
    @Test
    void frostHeatThatWarmsNothingIsToldWithinTheHour() {
        Room room = new Room("2017-02-28T11:00:00Z").reads(0.3).ticks();
        double[] wander = {0.062, 0, -0.062, -0.125};
        for (int i = 0; i < 125; i++) {
            room.passes(Duration.ofSeconds(15)).ticks().passes(Duration.ofSeconds(15)).reads(
                    wander[i / 7 % 4]).ticks();
        }
        assertThat(room.relays().heats()).isTrue();
        assertThat(room.events()).contains("no-heat");
    }

    @Test
    void frostHeatThatWarmsSlowlyIsNoAlarm() {
        Room room = new Room("2017-02-28T11:00:00Z").reads(0).ticks();
        for (int i = 0; i < 600; i++) {
            room.passes(Duration.ofSeconds(30)).reads(i / 150.0).ticks();
        }
        assertThat(room.events()).doesNotContain("no-heat");
    }

    @Test
    void anAlarmThatComesOnceIsOverAtOnce() {
        Room room = room().hears(new Event.Storage("disk full")).ticks().hears(new Event.Storage(
                "")).ticks();
        assertThat(room.events()).contains("storage", "storage-over");
    }

    @Test
    void aPinThatAnotherProgramHoldsIsSaidBeforeWhatIsMeantToBeDone() {
        Room room = room().hears(new Event.RelayTrouble(
                "relay heat on GPIO17: busy (blinker)")).ticks();
        assertThat(room.reason()).startsWith(
                "not as it should be: relay heat on GPIO17: busy (blinker); ");
        assertThat(room.events()).contains("relay-mismatch");
        assertThat(room.hears(new Event.RelayTrouble("")).ticks().reason()).doesNotContain(
                "GPIO17");
    }
}
