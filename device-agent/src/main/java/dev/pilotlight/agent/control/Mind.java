package dev.pilotlight.agent.control;

import dev.pilotlight.units.Temperature;
import java.util.Optional;

/**
 * A plant that is believed, and where it is now. Immutable.
 *
 * @param observer its state
 * @param trust how well it foresaw so far
 * @param rhythm how wide it swings
 * @param habit how a day goes here
 */
record Mind(Foresight foresight, Observer observer, Trust trust, Rhythm rhythm, Habit habit) {
    private static final double LEAST_HOURS = 1e-6;

    /** A plant at {@code state} at {@code now}. */
    static Mind begun(Foresight foresight, Estimate state, double now, Rhythm rhythm) {
        return new Mind(foresight, new Observer(state, now), Trust.begun(state, now), rhythm,
                Habit.NONE);
    }

    /** A new plant in the place of the old one. */
    Mind taught(Foresight other) {
        return new Mind(other, observer, Trust.begun(observer.state(), observer.at()), rhythm,
                habit);
    }

    /** The other side of the equipment. */
    Mind facing(Foresight other) {
        return new Mind(other, observer, trust, rhythm, habit);
    }

    /** After a look; the target counts for the rhythm. */
    Mind after(Look look, Optional<Temperature> target) {
        Motion motion = Motion.of(foresight.plant(), Math.max(look.hours(), LEAST_HOURS));
        Observer moved = observer.passed(motion, look);
        Trust blind = trust.passed(motion, look);
        Rhythm lived = target.map(wanted -> rhythm.passed(look, foresight.warmth(moved.state()
                .room() - wanted.celsius()))).orElse(rhythm);
        Rhythm next = look.starts() ? lived.started(look.now()) : lived;
        Habit day = habit.after(look, moved.state().drift());
        if (look.fresh().isEmpty()) {
            return new Mind(foresight, moved, blind, next, day);
        }
        Observer seen = moved.corrected(look.fresh().getAsDouble(), look.period());
        return new Mind(foresight, seen, blind.checked(seen.state(), look.now()), next, day);
    }

    /** Whether it may decide about that side of the equipment. */
    boolean isFit(Demand side) {
        return trust.isGood() && foresight.plant().side(side).isKnown();
    }

    /** What is expected from now on. */
    Prospect prospect(double outdoor) {
        return new Prospect(observer.state(), observer.at(), outdoor, habit);
    }
}
