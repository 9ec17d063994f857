package dev.pilotlight.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.link.LinkReport;
import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people see when sensors fail and come back; 28 February 2017 was a Tuesday. */
class LadderTest {
    private static final String NOON = "2017-02-28T11:00:00Z";
    private static final String SENSED = Room.WEEK.replace("equipment: {heat: true, cool: false}",
            """
                    equipment: {heat: true, cool: true}, sensors: {room: {}, shelf: {kind: spare},
                      outdoor: {}, screed: {kind: floor}, pane: {kind: window}, hygro: {kind: humidity}}
                    """
                    .strip());

    private final Room room = new Room(NOON).configured(SENSED);
    private Duration heated = Duration.ZERO;

    private void says(String sensor, double celsius) {
        room.hears(new Event.Sampled(new Sample.Measured(sensor, Temperature.ofCelsius(celsius),
                room.uptime)));
    }

    private void tells(String sensor, int value) {
        room.hears(new Event.Sampled(new Sample.Told(sensor, value, room.uptime)));
    }

    /** Minute by minute; each of {@code sensors} says about that. */
    private void lives(Duration time, double celsius, String... sensors) {
        for (long minute = 0; minute < time.toMinutes(); minute++) {
            for (String sensor : sensors) {
                says(sensor, celsius + (minute % 3) / 16.0);
            }
            for (int second = 0; second < 60; second += 5) {
                room.passes(Duration.ofSeconds(5)).ticks();
                heated = room.relays().heats() ? heated.plusSeconds(5) : heated;
            }
        }
    }

    private Status status() {
        return Views.status(room.state, room.now(), new Views.Around(Outputs.OPEN,
                LinkReport.LOCAL_ONLY, LinkView.Backlog.NONE,
                Status.Beat.NONE));
    }

    @Test
    @Tag("S37")
    @Tag("F33")
    void eachRungIsTakenAndLeftByItselfAndToldEachTime() {
        lives(Duration.ofHours(14), 20, "room", "shelf");
        lives(Duration.ofMinutes(10), 20, "shelf");
        assertThat(room.events()).contains("sensor-spare").doesNotContain("sensor-spare-over");
        assertThat(status().room().rung()).isEqualTo("spare");
        lives(Duration.ofMinutes(30), 20);
        assertThat(room.events()).contains("sensor-stale");
        assertThat(room.reason()).contains("too old to act on");
        lives(Duration.ofMinutes(2), 20, "shelf");
        assertThat(room.events()).contains("sensor-stale-over");
        lives(Duration.ofMinutes(2), 20, "room", "shelf");
        assertThat(room.events()).contains("sensor-spare-over", "sensor-doubtful-over");
        assertThat(status().room().rung()).isEqualTo("room");
        assertThat(room.reason()).doesNotContain("not believed").doesNotContain("too old");
    }

    @Test
    void withoutAnySensorAShareOfTheHeatLatelyNeededIsGivenAndThenFrostAloneIsKeptOut() {
        room.asks(new LocalEdit.SetTarget(Goal.of(Temperature.ofCelsius(21)),
                new LocalEdit.End.Never()));
        lives(Duration.ofHours(14), 20, "room");
        lives(Duration.ofMinutes(6), 20);
        heated = Duration.ZERO;
        lives(Duration.ofHours(10), 20);
        assertThat(heated).as("of ten blind hours, at most half").isBetween(Duration.ofHours(4),
                Duration.ofHours(5).plusMinutes(5));
        lives(Duration.ofHours(26), 20);
        heated = Duration.ZERO;
        lives(Duration.ofHours(10), 20);
        assertThat(heated).as("9 minutes an hour").isBetween(Duration.ofMinutes(80), Duration
                .ofMinutes(91));
        lives(Duration.ofMinutes(10), 19, "room");
        assertThat(room.events()).contains("sensor-stale-over");
        assertThat(room.reason()).startsWith("heating to 21.0 °C");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void frostIsKeptOutAndTheCeilingHoldsInEveryMode(Mode mode) {
        room.asks(new LocalEdit.SetMode(mode));
        lives(Duration.ofMinutes(10), 4, "room");
        assertThat(room.relays()).isEqualTo(Outputs.HEAT);
        assertThat(room.reason()).startsWith("heating against frost below 5.0 °C");
        for (double celsius = 4; celsius < 31; celsius += 0.9) {
            lives(Duration.ofMinutes(1), celsius, "room");
        }
        lives(Duration.ofMinutes(10), 31, "room");
        assertThat(room.relays().heats()).isFalse();
        assertThat(room.events()).contains("frost", "frost-over", "overheat");
    }

    @Test
    void aFloorAboveItsLimitIsNotHeatedUntilItHasCooled() {
        lives(Duration.ofMinutes(10), 19, "room");
        says("screed", 24);
        lives(Duration.ofMinutes(10), 19, "room");
        assertThat(room.relays()).isEqualTo(Outputs.HEAT);
        for (double celsius = 24; celsius < 30; celsius += 1) {
            says("screed", celsius);
            lives(Duration.ofMinutes(1), 19, "room");
        }
        assertThat(room.relays()).isEqualTo(Outputs.OPEN);
        assertThat(room.reason()).startsWith(
                "heating refused: the floor is above its limit of 29.0 °C");
        for (double celsius = 29; celsius > 25; celsius -= 1) {
            says("screed", celsius);
            lives(Duration.ofMinutes(2), 19, "room");
        }
        assertThat(room.relays()).isEqualTo(Outputs.HEAT);
        assertThat(room.events()).contains("floor-hot", "floor-hot-over");
    }

    @Test
    void anOpenWindowPausesTheHeatingAndItResumesWhenTheContactCloses() {
        lives(Duration.ofMinutes(10), 19, "room");
        tells("pane", 1);
        lives(Duration.ofMinutes(2), 19, "room");
        assertThat(room.relays()).isEqualTo(Outputs.OPEN);
        assertThat(room.reason()).startsWith("paused: a window is open");
        tells("pane", 0);
        lives(Duration.ofMinutes(5), 19, "room");
        assertThat(room.relays()).isEqualTo(Outputs.HEAT);
        assertThat(room.events()).contains("window-open", "window-open-over");
    }

    @Test
    void everySensorIsShownWithTrustAgeAndWhatWasRejected() {
        lives(Duration.ofMinutes(2), 19, "room", "shelf");
        says("room", 85);
        room.hears(new Event.Sampled(new Sample.Failed("shelf", "wrong checksum", room.uptime)));
        tells("hygro", 46);
        room.passes(Duration.ofSeconds(30)).ticks();
        RoomView view = status().room();
        assertThat(view.thermometers()).extracting(one -> one.name()).containsExactly("outdoor",
                "room", "screed", "shelf");
        assertThat(view.thermometers()).filteredOn(one -> one.sensor().rejected() == 1)
                .extracting(one -> one.name() + ": " + one.sensor().trouble()).containsExactly(
                        "room: reads 85.0 °C, possible is -30.0 °C to 60.0 °C",
                        "shelf: wrong checksum");
        assertThat(view.detectors()).extracting(one -> one.name() + " " + one.trust(room.uptime)
                .text()).containsExactly("hygro believed", "pane not read yet");
        assertThat(view.detectors().getFirst().age(room.uptime)).isEqualTo(Duration.ofSeconds(
                30));
        assertThat(view.sight().humidity()).hasValue(46);
    }

    /** "Offline since 1970" was on the page of a board that has no clock of its own. */
    @Test
    @Tag("S10")
    void howLongTheLinkIsDownIsRightOnceTheClockIsSet() {
        room.clock = ClockTrust.UNKNOWN;
        room.wall = Instant.EPOCH;
        room.hears(new Event.LinkDown("reset")).passes(Duration.ofMinutes(3));
        room.clock = ClockTrust.TRUSTED;
        room.wall = Instant.parse("2017-02-28T17:40:00Z");
        assertThat(status().health().link().since()).isEqualTo("2017-02-28T17:37:00Z");
    }
}
