package dev.pilotlight.agent.control.identify;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.control.model.Emitter;
import dev.pilotlight.agent.control.model.Observation;
import dev.pilotlight.agent.control.model.Plant;
import java.util.List;
import java.util.Optional;

/**
 * Gathers what is seen, and studies it now and then: after 6, 12 and 24 hours, then once a day;
 * sooner when the plant is not trusted, and not before a day when it was learned in an earlier
 * start. Immutable.
 *
 * @param fit the one that goes on, one pass a look
 * @param studied when the last one began, hours of uptime
 */
public record Identification(Averaging gatherer, Optional<Fit> fit, double studied) {
    private static final double LEAST_HOURS = 6;
    private static final double AGAIN_HOURS = 24;
    /** Equipment that ran less than this shows too little of itself, h. */
    private static final double LEAST_RUN = 0.4;

    public static Identification begun(double now) {
        return new Identification(Averaging.from(now), Optional.empty(), Double.NEGATIVE_INFINITY);
    }

    public boolean isBusy() {
        return fit.isPresent();
    }

    /** After a look; {@link #finished} tells what came of it. */
    public Identification after(Observation observation, Optional<Plant> known, boolean trusted) {
        Averaging seen = gatherer.after(observation);
        if (fit.isPresent()) {
            return new Identification(seen, fit.filter(one -> !one.isDone()).map(Fit::step),
                    studied);
        }
        return isDue(observation.now(), known.isPresent(), trusted)
                ? new Identification(seen, fit(seen.history(), known, trusted), observation.now())
                : new Identification(seen, Optional.empty(), studied);
    }

    /** A fit that has just come to its end and is worth using. */
    public Optional<Fit> finished() {
        return fit.filter(Fit::isDone).filter(Fit::isCredible);
    }

    /** What an earlier start learned gives way to a day of data, not to less. */
    private boolean isDue(double now, boolean known, boolean trusted) {
        int hours = gatherer.history().hours();
        if (Double.isInfinite(studied)) {
            return hours >= (known ? AGAIN_HOURS : LEAST_HOURS);
        }
        double pause = hours < 2 * LEAST_HOURS
                ? LEAST_HOURS
                : hours < AGAIN_HOURS || !trusted ? 2 * LEAST_HOURS : AGAIN_HOURS;
        return hours >= LEAST_HOURS && now - studied >= pause;
    }

    private static Optional<Fit> fit(History history, Optional<Plant> known,
            boolean trusted) {
        double heated = history.ran(Demand.HEAT);
        double cooled = history.ran(Demand.COOL);
        Demand side = cooled > heated ? Demand.COOL : Demand.HEAT;
        if (Math.max(heated, cooled) < LEAST_RUN) {
            return Optional.empty();
        }
        Plant plant = known.orElse(new Plant(Parameters.usual(0.1, 1).shell(), Emitter.UNKNOWN,
                Emitter.UNKNOWN));
        return Optional.of(Fit.of(history, side, plant, starts(plant, side, trusted)));
    }

    /** From what is known; else from emitters of several kinds, since a search ends at a hollow. */
    private static List<Parameters> starts(Plant plant, Demand side, boolean trusted) {
        Parameters radiator = Parameters.usual(0.4, 0.3);
        if (plant.side(side).isKnown()) {
            Parameters known = Parameters.of(plant, side);
            return trusted ? List.of(known) : List.of(known, radiator);
        }
        return List.of(Parameters.usual(0.03, 1), radiator, Parameters.usual(0.4, 1), Parameters
                .usual(2, 0.5));
    }
}
