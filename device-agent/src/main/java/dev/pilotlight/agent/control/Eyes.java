package dev.pilotlight.agent.control;

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
record Eyes(Optional<Call> last, Optional<Duration> taken, double period, double outdoor) {
    /** Without an outdoor sensor; what it is wrong by, the drift takes up. */
    private static final double USUAL_OUTDOOR_C = 10;
    private static final double USUAL_PERIOD = 30 / 3600.0;
    private static final double LEAST_PERIOD = 1 / 3600.0;
    private static final double MOST_PERIOD = 0.1;

    static final Eyes CLOSED = new Eyes(Optional.empty(), Optional.empty(), USUAL_PERIOD,
            USUAL_OUTDOOR_C);

    /** Whether nothing has changed but the time. */
    boolean isSame(Call call) {
        if (last.isEmpty()) {
            return false;
        }
        Call before = last.get();
        return call.running() == before.running() && call.mode() == before.mode()
                && call.room().equals(before.room()) && call.target().equals(before.target());
    }

    Look look(Call call) {
        double now = Hours.of(call.uptime());
        Optional<Reading> fresh = call.room().filter(reading -> taken.isEmpty()
                || reading.takenAt().compareTo(taken.get()) > 0);
        Demand ran = last.map(Call::running).orElse(Demand.REST);
        return new Look(now, now - last.map(before -> Hours.of(before.uptime())).orElse(now), ran,
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

    Eyes after(Call call, Look look) {
        if (look.fresh().isEmpty()) {
            return new Eyes(Optional.of(call), taken, period, look.outdoor());
        }
        double shown = Math.clamp(look.period(), LEAST_PERIOD, MOST_PERIOD);
        return new Eyes(Optional.of(call), call.room().map(Reading::takenAt), period + 0.2
                * (shown - period), look.outdoor());
    }
}
