package dev.pilotlight.agent.control.identify;

import dev.pilotlight.agent.control.model.Observation;

/**
 * Makes the entries of a {@link History} from what happens. Times in hours of uptime. Immutable.
 *
 * @param begun when the entry that is being made began
 * @param at until when it is made
 * @param sum of the readings in it, °C
 * @param count of the readings in it
 * @param when sum of the readings' hours since {@code begun}
 * @param onHours how long the equipment ran in it; negative for cooling
 */
public record Averaging(History history, double begun, double at, double sum, int count,
        double when,
        double onHours) {
    /** A hole longer than this, and everything before it is forgotten. */
    private static final double HOLE_HOURS = 2;

    public static Averaging from(double now) {
        return new Averaging(History.EMPTY, now, now, 0, 0, 0, 0);
    }

    /** After a look. */
    public Averaging after(Observation observation) {
        if (observation.now() - at > HOLE_HOURS) {
            return from(observation.now());
        }
        Averaging next = this;
        while (next.begun + History.HOURS <= observation.now()) {
            next = next.closed(observation.ran().sign(), observation.outdoor());
        }
        double more = observation.ran().sign() * (observation.now() - next.at);
        double on = next.onHours + more;
        return observation.fresh().isEmpty()
                ? new Averaging(next.history, next.begun, observation.now(), next.sum, next.count,
                        next.when, on)
                : new Averaging(next.history, next.begun, observation.now(),
                        next.sum + observation.fresh()
                                .getAsDouble(),
                        next.count + 1, next.when + observation.now() - next.begun, on);
    }

    private Averaging closed(double direction, double outdoor) {
        double end = begun + History.HOURS;
        double share = (onHours + direction * (end - at)) / History.HOURS;
        float room = count == 0 ? Float.NaN : (float) (sum / count);
        float middle = count == 0 ? 0 : (float) (when / count / History.HOURS);
        History longer = history
                .plus(new History.Entry(room, middle, (float) share, (float) outdoor));
        return new Averaging(longer, end, end, 0, 0, 0, 0);
    }
}
