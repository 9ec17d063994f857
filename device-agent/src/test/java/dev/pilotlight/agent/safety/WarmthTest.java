package dev.pilotlight.agent.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.sensing.Reading;
import dev.pilotlight.config.Equipment;
import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A room of one node: it loses a twentieth of its difference to outdoors each hour. */
class WarmthTest {
    private static final Limits LIMITS = Limits.of(SafetyLimits.DEFAULTS, new Equipment(true,
            true));
    private static final double LOSES = 0.05;

    private Warmth warmth = Warmth.GOOD;
    private Duration now = Duration.ZERO;
    private double room = 20;

    private void lives(Demand running, int minutes, double outdoor, double heatsPerHour) {
        lives(running, minutes, outdoor, 0, heatsPerHour, false);
    }

    private void lives(Demand running, int minutes, double outdoor, double colderPerHour,
            double heatsPerHour, boolean dark) {
        warmth = warmth.switched();
        Duration since = now;
        for (int minute = 0; minute < minutes; minute++) {
            now = now.plusMinutes(1);
            double outside = outdoor - colderPerHour * minute / 60;
            room += (heatsPerHour - LOSES * (room - outside)) / 60;
            warmth = warmth.read(new Reading(Temperature.ofCelsius(room), now), Optional.of(
                    Temperature.ofCelsius(outside)), LIMITS,
                    new Doing(running, since, dark, now));
        }
    }

    @Test
    void aColdHeaterIsToldAfterTheRoomFellAsItDoesAtRest() {
        lives(Demand.REST, 240, 0, 0);
        lives(Demand.HEAT, 240, 0, 2);
        assertThat(warmth.isMissing()).isFalse();
        lives(Demand.HEAT, 120, 0, 0);
        assertThat(warmth.isMissing()).isTrue();
    }

    /** The readings of A4, beside a room that is as warm as it is outside: nothing falls. */
    private void wanders(int minutes, double around) {
        warmth = warmth.switched();
        Duration since = now;
        int[] off = {62, 0, -62, -125};
        for (int minute = 0; minute < minutes; minute++) {
            now = now.plusMinutes(1);
            Temperature read = Temperature.ofCelsius(around).plus(off[minute / 7 % off.length]);
            warmth = warmth.read(new Reading(read, now), Optional.of(Temperature.ofCelsius(
                    around - 1)), LIMITS, new Doing(Demand.HEAT, since, false, now));
        }
    }

    @Test
    void aDeadHeaterInARoomThatOnlyWandersIsToldWithinTheHour() {
        lives(Demand.REST, 240, 0, 0);
        lives(Demand.HEAT, 120, 0, 2);
        assertThat(warmth.isMissing()).isFalse();
        wanders(60, room);
        assertThat(warmth.isMissing()).isTrue();
    }

    @Test
    void aSlowFloorIsGivenTheTimeThatItTookBefore() {
        lives(Demand.REST, 240, 0, 0);
        lives(Demand.HEAT, 120, 0, 1);
        lives(Demand.HEAT, 180, 0, 2);
        lives(Demand.REST, 240, 0, 0);
        lives(Demand.HEAT, 110, 0, LOSES * room);
        assertThat(warmth.isMissing()).isFalse();
    }

    @Test
    void aHeaterThatIsTooSmallForAColdNightIsNotAccused() {
        lives(Demand.REST, 240, 0, 0);
        lives(Demand.HEAT, 24 * 60, 5, 1, 0.6, false);
        assertThat(room).isLessThan(8);
        assertThat(warmth.isMissing()).isFalse();
    }

    @Test
    void heatThatComesAgainEndsTheAlarm() {
        lives(Demand.HEAT, 300, 0, 0);
        assertThat(warmth.isMissing()).isTrue();
        lives(Demand.HEAT, 60, 0, 2);
        assertThat(warmth.isMissing()).isFalse();
    }

    @Test
    void aRoomThatRisesByNightWithTheRelayOpenHasAStuckRelay() {
        lives(Demand.REST, 180, 0, 0, 2.5, true);
        assertThat(warmth.stuck()).isTrue();
        lives(Demand.REST, 120, 0, 0, 0, true);
        assertThat(warmth.stuck()).isFalse();
    }

    @Test
    void theSunIsNoStuckRelay() {
        lives(Demand.REST, 180, 0, 0, 2.5, false);
        assertThat(warmth.stuck()).isFalse();
    }
}
