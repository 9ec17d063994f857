package dev.pilotlight.agent.sensing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.config.Sensing;
import dev.pilotlight.config.Sensing.Fusion;
import dev.pilotlight.config.Sensing.Kind;
import dev.pilotlight.config.Sensing.Sensor;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PanelTest {
    private static final Duration STALE = Duration.ofMinutes(5);
    private Duration now = Duration.ZERO;

    private static Sensor sensor(Kind kind, int offset, int weight) {
        return new Sensor(kind, offset, weight, Optional.empty());
    }

    private static Panel panel(Fusion fusion, Map<String, Sensor> sensors) {
        return Panel.of(new Sensing(fusion, new TreeMap<>(sensors)), STALE);
    }

    private static Panel one() {
        return panel(Fusion.MEAN, Map.of("a", Sensing.PLAIN));
    }

    private static Panel two() {
        return panel(Fusion.MEAN, Map.of("a", Sensing.PLAIN, "b", Sensing.PLAIN));
    }

    private Panel says(Panel panel, String name, double celsius) {
        return panel.measured(name, Temperature.ofCelsius(celsius), now, now);
    }

    private Panel lives(Panel panel, Duration time, double a, double b) {
        Panel next = panel;
        for (long i = 0; i < time.toSeconds(); i += 30) {
            now = now.plusSeconds(30);
            next = says(says(next, "a", a + i % 60 / 600.0), "b", b + i % 60 / 600.0);
        }
        return next;
    }

    private static double room(Panel panel) {
        return panel.sight().room().orElseThrow().value().celsius();
    }

    @Test
    void severalSensorsAreOneReadingByMeanMinimumOrWeight() {
        Map<String, Sensor> sensors = Map.of("a", sensor(Kind.ROOM, 0, 1), "b", sensor(Kind.ROOM,
                0, 3));
        assertThat(room(says(says(panel(Fusion.MEAN, sensors), "a", 19), "b", 21))).isEqualTo(20);
        assertThat(room(says(says(panel(Fusion.MINIMUM, sensors), "a", 19), "b", 21)))
                .isEqualTo(19);
        assertThat(room(says(says(panel(Fusion.WEIGHTED, sensors), "a", 19), "b", 21)))
                .isEqualTo(20.5);
    }

    @Test
    void anOffsetIsAddedToTheThousandth() {
        Panel panel = panel(Fusion.MEAN, Map.of("a", sensor(Kind.ROOM, -350, 1)));
        assertThat(says(panel, "a", 20.125).sight().room().orElseThrow().value().milliC())
                .isEqualTo(19_775);
    }

    @Test
    void aPowerOnValueIsNotBelievedWhateverTheOffset() {
        Panel panel = panel(Fusion.MEAN, Map.of("a", sensor(Kind.ROOM, -5_000, 1)));
        assertThat(says(panel, "a", 85).sight().isBlind()).isTrue();
    }

    @Test
    void aSteadyRoomIsNotADeadSensor() {
        Panel panel = one();
        for (int minute = 0; minute < 20 * 60; minute++) {
            now = Duration.ofMinutes(minute);
            panel = says(panel, "a", 20);
        }
        assertThat(panel.sight().isBlind()).isFalse();
    }

    @Test
    void aSensorThatStandsStillThroughAnHourOfHeatingIsStuckAndBelievedAgainAsItMoves() {
        Panel panel = says(says(one(), "a", 17.9), "a", 18).running(true, now);
        for (int minute = 0; minute < 59; minute++) {
            now = Duration.ofMinutes(minute);
            panel = says(panel, "a", 18);
        }
        assertThat(panel.sight().isBlind()).isFalse();
        now = Duration.ofMinutes(61);
        panel = says(panel, "a", 18);
        assertThat(panel.sight().isBlind()).isTrue();
        assertThat(panel.probe("a").orElseThrow().trust()).isEqualTo(Trust.STUCK);
        now = Duration.ofMinutes(65);
        panel = says(panel.running(false, now), "a", 18);
        assertThat(panel.sight().isBlind()).as("the rest that it caused does not free it")
                .isTrue();
        now = Duration.ofMinutes(66);
        assertThat(says(panel, "a", 18.0625).sight().isBlind()).isFalse();
    }

    @Test
    void aSensorThatWasSilentForDaysIsNotStuckWhenItSaysTheSameAgain() {
        Panel panel = says(one(), "a", 20);
        now = Duration.ofDays(3);
        assertThat(says(panel, "a", 20).sight().isBlind()).isFalse();
    }

    @Test
    void timeAloneMakesASensorStaleAndTheSpareOneIsUsed() {
        Panel panel = panel(Fusion.MEAN, Map.of("a", Sensing.PLAIN, "s", sensor(Kind.SPARE, 0, 1)));
        panel = says(panel, "a", 20);
        now = Duration.ofMinutes(4);
        panel = says(panel, "s", 19);
        assertThat(room(panel)).isEqualTo(20);
        Panel later = panel.at(Duration.ofMinutes(6));
        assertThat(room(later)).isEqualTo(19);
        assertThat(later.sight().rung()).isEqualTo(Sight.Rung.SPARE);
        now = Duration.ofMinutes(7);
        assertThat(says(later, "a", 20).sight().rung()).isEqualTo(Sight.Rung.ROOM);
    }

    @Test
    void aReadingThatArrivesOldIsAsOldAsItSays() {
        now = Duration.ofHours(2);
        Panel panel = one().measured("a", Temperature.ofCelsius(20), now.minusMinutes(10), now);
        assertThat(panel.sight().isBlind()).isTrue();
    }

    @Test
    void ofTwoThatPartTheOneThatMovedAwayIsNotBelieved() {
        Panel panel = lives(two(), Duration.ofHours(3), 20, 20);
        for (int i = 0; i < 60; i++) {
            panel = lives(panel, Duration.ofMinutes(2), 20, 20 + i * 0.1);
        }
        assertThat(panel.probe("b").orElseThrow().trust()).isEqualTo(Trust.DISAGREES);
        assertThat(room(panel)).isBetween(19.9, 20.2);
        assertThat(room(lives(panel, Duration.ofMinutes(20), 20, 20.5))).isBetween(20.2, 20.4);
    }

    @Test
    void ofThreeTheOneApartIsOutvoted() {
        Panel panel = panel(Fusion.MEAN, Map.of("a", Sensing.PLAIN, "b", Sensing.PLAIN, "c",
                Sensing.PLAIN));
        panel = says(says(says(panel, "a", 20), "b", 20.5), "c", 26);
        assertThat(room(panel)).isEqualTo(20.25);
    }

    @Test
    void aSensorThatFollowsTheHeaterAndNotTheRoomIsSelfHeated() {
        Panel panel = lives(two(), Duration.ofHours(2), 20, 20);
        for (int i = 0; i < 6; i++) {
            panel = lives(panel.running(true, now), Duration.ofMinutes(30), 20, 22.5);
            panel = lives(panel.running(false, now), Duration.ofMinutes(30), 20, 20);
        }
        panel = lives(panel.running(true, now), Duration.ofMinutes(10), 20, 22.5);
        assertThat(panel.probe("b").orElseThrow().trust()).isEqualTo(Trust.SELF_HEATED);
        assertThat(room(panel)).isBetween(19.9, 20.2);
    }

    @Test
    void aSensorThatWasWildAndIsWellAgainIsNotTakenForSelfHeated() {
        Panel panel = lives(two(), Duration.ofHours(3), 20, 20);
        panel = lives(panel.running(true, now), Duration.ofHours(2), 20, 20);
        for (double wild = 20; wild < 40; wild += 0.5) {
            panel = lives(panel, Duration.ofMinutes(4), 20, wild);
        }
        assertThat(panel.probe("b").orElseThrow().trust()).isEqualTo(Trust.DISAGREES);
        panel = lives(panel, Duration.ofMinutes(30), 20, 20);
        panel = lives(panel.running(false, now), Duration.ofHours(2), 20, 20);
        panel = lives(panel.running(true, now), Duration.ofMinutes(10), 20, 20);
        assertThat(panel.probe("b").orElseThrow().trust()).isEqualTo(Trust.GOOD);
    }

    /** Seed 24 of the simulation: switched off in the evening, mended, heated up again. */
    @Test
    void aSensorThatFailedWhileTheRoomMovedIsNotTakenForSelfHeatedWhenItIsMended() {
        Panel panel = lives(two(), Duration.ofHours(2), 21, 21);
        panel = fails(panel, Duration.ofHours(2), 21);
        panel = fails(panel.running(true, now), Duration.ofHours(2), 18);
        panel = lives(panel, Duration.ofMinutes(10), 20, 20);
        assertThat(panel.probe("b").orElseThrow().trust()).isEqualTo(Trust.GOOD);
    }

    private Panel fails(Panel panel, Duration time, double a) {
        Panel next = panel;
        for (long i = 0; i < time.toSeconds(); i += 30) {
            now = now.plusSeconds(30);
            next = says(next, "a", a + i % 60 / 600.0).failed("b", "wrong checksum", now);
        }
        return next;
    }

    @Test
    void aWindowsContactThatFallsSilentSaysNothing() {
        Panel panel = panel(Fusion.MEAN, Map.of("a", Sensing.PLAIN, "w", sensor(Kind.WINDOW, 0,
                1)));
        panel = panel.told("w", 1, now, now);
        assertThat(panel.sight().windowOpen()).isTrue();
        assertThat(panel.at(Duration.ofMinutes(6)).sight().windowOpen()).isFalse();
    }

    @Test
    void aHygrometerAndAWindowAreShownWithTrustAgeAndWhatWasRejected() {
        Panel panel = panel(Fusion.MEAN, Map.of("a", Sensing.PLAIN, "hygro", sensor(Kind.HUMIDITY,
                0, 1), "pane", sensor(Kind.WINDOW, 0, 1)));
        assertThat(panel.detectors()).extracting(one -> one.trust(now)).containsOnly(
                Trust.UNREAD);
        panel = panel.told("hygro", 45, now, now).told("hygro", 130, now, now).failed("pane",
                "no answer", now).told("pane", 1, now, now);
        Detector hygro = panel.detectors().get(0);
        assertThat(hygro.value()).hasValue(45);
        assertThat(hygro.rejected()).isEqualTo(1);
        assertThat(hygro.trouble()).isEqualTo("says 130, possible is 0 to 100");
        assertThat(panel.detectors().get(1).rejected()).isEqualTo(1);
        assertThat(panel.sight().humidity()).hasValue(45);
        assertThat(panel.sight().windowOpen()).isTrue();
        now = now.plus(STALE).plusSeconds(1);
        panel = panel.at(now);
        assertThat(panel.sight().humidity()).isEmpty();
        assertThat(panel.sight().windowOpen()).as("a silent contact says nothing").isFalse();
        assertThat(panel.detectors()).extracting(one -> one.trust(now)).containsOnly(
                Trust.STALE);
    }

    @Test
    void heatThatIsNeededAllTheTimeMovesNoRoomAndMakesNoSensorStuck() {
        Panel fine = says(says(one(), "a", 19.4), "a", 19.5);
        Panel needed = fine.running(true, now).needing(800, now);
        Panel alone = fine.running(true, now);
        for (int minute = 1; minute < 300; minute++) {
            now = now.plusMinutes(1);
            needed = says(needed, "a", 19.5);
            alone = says(alone, "a", 19.5);
            assertThat(needed.sight().isBlind()).isFalse();
            assertThat(alone.sight().isBlind()).as("minute " + minute).isEqualTo(minute >= 60);
        }
        now = now.plusMinutes(1);
        assertThat(says(needed, "a", 19.5).sight().isBlind()).as("five hours at last").isTrue();
    }

    @Test
    void aThermometerInStepsOfHalfADegreeIsGivenTheTimeOfAStep() {
        Panel coarse = says(says(one(), "a", 19), "a", 19.5).running(true, now);
        for (int minute = 1; minute < 240; minute++) {
            now = now.plusMinutes(1);
            coarse = says(coarse, "a", 19.5);
            assertThat(coarse.sight().isBlind()).as("minute " + minute).isFalse();
        }
        now = now.plusMinutes(1);
        assertThat(says(coarse, "a", 19.5).sight().isBlind()).isTrue();
    }
}
