package dev.pilotlight.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pilotlight.agent.sensing.Reading;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A room of one capacity (time constant 5 h) that full power warms by {@code 5 * gain} K. */
class PiTest {
    private static final int TICK_S = 10;
    private Controller pi = Pi.START;
    private Demand running = Demand.REST;
    private double room = 19;
    private long seconds;
    private int starts;
    private double sum;
    private double highest;

    private void hours(double hours, double target, double outdoor, double gain) {
        starts = 0;
        sum = 0;
        highest = -99;
        long ticks = Math.round(hours * 3_600 / TICK_S);
        for (long i = 0; i < ticks; i++) {
            seconds += TICK_S;
            Duration now = Duration.ofSeconds(seconds);
            Controller.Step step = pi.step(new Call(Mode.HEAT, Optional.of(Temperature.ofCelsius(
                    target)), Optional.empty(), Optional.of(
                            new Reading(Temperature.ofCelsius(room),
                                    now)),
                    Optional.of(Temperature.ofCelsius(outdoor)), running, now, Optional.empty()));
            pi = step.next();
            starts += step.demand() != Demand.REST && running == Demand.REST ? 1 : 0;
            running = step.demand();
            room += ((outdoor - room) / 5 + gain * running.sign()) * TICK_S / 3_600;
            sum += room / ticks;
            highest = Math.max(highest, room);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-5, 5, 14})
    void noLoadLeavesTheRoomBesideItsTarget(double outdoor) {
        hours(24, 21, outdoor, 8);
        hours(12, 21, outdoor, 8);

        assertThat(sum).isCloseTo(21, within(0.1));
        assertThat(starts / 12.0).isLessThanOrEqualTo(6.5);
    }

    @Test
    void hoursAtFullPowerWindNothingUp() {
        hours(24, 21, 5, 4);
        hours(10, 28, 5, 4);
        hours(8, 21, 5, 4);
        hours(4, 21, 5, 4);

        assertThat(highest).isLessThan(21.6);
        assertThat(sum).isCloseTo(21, within(0.25));
    }

    @Test
    void nothingRunsWithoutATargetOrAReading() {
        Call call = new Call(Mode.HEAT, Optional.of(Temperature.ofCelsius(25)), Optional.empty(),
                Optional.empty(), Optional.empty(), Demand.HEAT, Duration.ofHours(1),
                Optional.empty());

        assertThat(Pi.START.step(call).demand()).isEqualTo(Demand.REST);
    }
}
