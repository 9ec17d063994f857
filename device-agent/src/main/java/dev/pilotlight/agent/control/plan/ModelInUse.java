package dev.pilotlight.agent.control.plan;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.control.identify.Validation;
import dev.pilotlight.agent.control.model.DailyPattern;
import dev.pilotlight.agent.control.model.Discretization;
import dev.pilotlight.agent.control.model.Forecast;
import dev.pilotlight.agent.control.model.Margin;
import dev.pilotlight.agent.control.model.Observation;
import dev.pilotlight.agent.control.model.Observer;
import dev.pilotlight.agent.control.model.Prediction;
import dev.pilotlight.agent.control.model.State;
import dev.pilotlight.units.Temperature;
import java.util.Optional;

/**
 * A plant that is believed, and where it is now. Immutable.
 *
 * @param observer its state
 * @param validation how well it foresaw so far
 * @param cycles how wide it swings
 * @param pattern how a day goes here
 */
public record ModelInUse(Prediction prediction, Observer observer, Validation validation,
        CycleLimit cycles, DailyPattern pattern) {
    private static final double LEAST_HOURS = 1e-6;

    /** A plant at {@code state} at {@code now}. */
    public static ModelInUse begun(Prediction prediction, State state, double now,
            CycleLimit cycles) {
        return new ModelInUse(prediction, new Observer(state, now), Validation.begun(state, now),
                cycles,
                DailyPattern.NONE);
    }

    /** A new plant in the place of the old one. */
    public ModelInUse taught(Prediction other) {
        return new ModelInUse(other, observer, validation.handedOn(observer.state(), observer.at()),
                cycles,
                pattern);
    }

    /** The other side of the equipment. */
    public ModelInUse facing(Prediction other) {
        return new ModelInUse(other, observer, validation, cycles, pattern);
    }

    /** After a look; the target counts for the rhythm. */
    public ModelInUse after(Observation observation, Optional<Temperature> target) {
        Discretization motion = Discretization.of(prediction.plant(),
                Math.max(observation.hours(), LEAST_HOURS));
        Observer moved = observer.passed(motion, observation);
        Validation blind = validation.passed(motion, observation);
        CycleLimit lived = target
                .map(wanted -> cycles.passed(observation, prediction.warmth(moved.state()
                        .room() - wanted.celsius())))
                .orElse(cycles);
        CycleLimit next = observation.starts() ? lived.started(observation.now()) : lived;
        DailyPattern day = pattern.after(observation, moved.state().drift());
        if (observation.fresh().isEmpty()) {
            return new ModelInUse(prediction, moved, blind, next, day);
        }
        Observer seen = moved.corrected(observation.fresh().getAsDouble(), observation.period());
        return new ModelInUse(prediction, seen, blind.checked(seen.state(), observation.now()),
                next, day);
    }

    /** Whether it may decide about that side of the equipment. */
    public boolean isFit(Demand side) {
        return validation.isGood() && prediction.plant().side(side).isKnown();
    }

    /** What is expected from now on. */
    public Forecast prospect(double outdoor) {
        return new Forecast(observer.state(), observer.at(), outdoor, pattern, Margin.NONE);
    }

    /** The same, on the careful side. */
    public Forecast careful(double outdoor) {
        return prospect(outdoor).with(Margin.of(prediction.plant(), prediction.side()));
    }
}
