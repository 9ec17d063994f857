package dev.pilotlight.agent.control;

import java.util.List;
import java.util.Optional;

/**
 * Gathers what is seen, and studies it now and then: after 6, 12 and 24 hours, then once a day;
 * sooner when the plant is not trusted. Immutable.
 *
 * @param study the one that goes on, one pass a look
 * @param studied when the last one began, hours of uptime
 */
record School(Gatherer gatherer, Optional<Study> study, double studied) {
    private static final double LEAST_HOURS = 6;
    private static final double AGAIN_HOURS = 24;
    /** Equipment that ran less than this shows too little of itself, h. */
    private static final double LEAST_RUN = 0.4;

    static School begun(double now) {
        return new School(Gatherer.from(now), Optional.empty(), Double.NEGATIVE_INFINITY);
    }

    boolean isBusy() {
        return study.isPresent();
    }

    /** After a look; {@link #finished} tells what came of it. */
    School after(Look look, Optional<Plant> known, boolean trusted) {
        Gatherer seen = gatherer.after(look);
        if (study.isPresent()) {
            return new School(seen, study.filter(one -> !one.isDone()).map(Study::step), studied);
        }
        return isDue(look.now(), trusted) && seen.track().hours() >= LEAST_HOURS
                ? new School(seen, study(seen.track(), known), look.now())
                : new School(seen, Optional.empty(), studied);
    }

    /** A study that has just come to its end. */
    Optional<Study> finished() {
        return study.filter(Study::isDone);
    }

    private boolean isDue(double now, boolean trusted) {
        if (studied < gatherer.track().hours() - now) {
            return true;
        }
        int hours = gatherer.track().hours();
        double pause = hours < 2 * LEAST_HOURS
                ? LEAST_HOURS
                : hours < AGAIN_HOURS || !trusted ? 2 * LEAST_HOURS : AGAIN_HOURS;
        return now - studied >= pause;
    }

    private static Optional<Study> study(Track track, Optional<Plant> known) {
        double heated = track.ran(Demand.HEAT);
        double cooled = track.ran(Demand.COOL);
        Demand side = cooled > heated ? Demand.COOL : Demand.HEAT;
        if (Math.max(heated, cooled) < LEAST_RUN) {
            return Optional.empty();
        }
        Plant plant = known.orElse(new Plant(Guess.usual(0.1, 1).shell(), Actuator.UNKNOWN,
                Actuator.UNKNOWN));
        return Optional.of(Study.of(track, side, plant, starts(plant, side)));
    }

    /** From what is known; else from emitters of several kinds, since a search ends at a hollow. */
    private static List<Guess> starts(Plant plant, Demand side) {
        Guess radiator = Guess.usual(0.4, 0.3);
        return plant.side(side).isKnown()
                ? List.of(Guess.of(plant, side), radiator)
                : List.of(Guess.usual(0.03, 1), radiator, Guess.usual(0.4, 1), Guess.usual(2,
                        0.5));
    }
}
