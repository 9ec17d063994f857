package dev.pilotlight.agent.control.learn;

import dev.pilotlight.agent.control.Call;
import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.control.model.Hours;
import dev.pilotlight.agent.control.model.Observation;
import dev.pilotlight.agent.sensing.Reading;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Tells what is new in a call. Immutable.
 *
 * @param last the call before
 * @param taken uptime of the newest reading that was seen
 * @param period usual hours between readings
 * @param outdoor last known, °C
 */
public record Observations(Optional<Call> last, Optional<Duration> taken, double period,
        double outdoor) {
    /** Without an outdoor sensor; what it is wrong by, the drift takes up. */
    private static final double USUAL_OUTDOOR_C = 10;
    private static final double USUAL_PERIOD = 30 / 3600.0;
    private static final double LEAST_PERIOD = 1 / 3600.0;
    private static final double MOST_PERIOD = 0.1;

    public static final Observations CLOSED = new Observations(Optional.empty(), Optional.empty(),
            USUAL_PERIOD,
            USUAL_OUTDOOR_C);

    /** Whether nothing has changed but the time. */
    public boolean isSame(Call call) {
        if (last.isEmpty()) {
            return false;
        }
        Call before = last.get();
        return call.running() == before.running() && call.mode() == before.mode()
                && call.room().equals(before.room()) && call.target().equals(before.target());
    }

    public Observation observation(Call call) {
        double now = Hours.of(call.uptime());
        Optional<Reading> fresh = call.room().filter(reading -> taken.isEmpty()
                || reading.takenAt().compareTo(taken.get()) > 0);
        Demand ran = last.map(Call::running).orElse(Demand.REST);
        return new Observation(now, now - last.map(before -> Hours.of(before.uptime())).orElse(now),
                ran,
                call.running() != Demand.REST && call.running() != ran,
                call.outdoor().map(Temperature::celsius).orElse(outdoor),
                fresh.map(reading -> OptionalDouble.of(reading.value().celsius()))
                        .orElse(OptionalDouble.empty()),
                fresh.map(this::since).orElse(period));
    }

    private double since(Reading reading) {
        return taken.map(before -> Math.clamp(Hours.of(reading.takenAt().minus(before)),
                LEAST_PERIOD, 1)).orElse(period);
    }

    public Observations after(Call call, Observation observation) {
        if (observation.fresh().isEmpty()) {
            return new Observations(Optional.of(call), taken, period, observation.outdoor());
        }
        double shown = Math.clamp(observation.period(), LEAST_PERIOD, MOST_PERIOD);
        return new Observations(Optional.of(call), call.room().map(Reading::takenAt), period + 0.2
                * (shown - period), observation.outdoor());
    }
}
