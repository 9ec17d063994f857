package dev.pilotlight.agent.control.model;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.config.SafetyLimits;

/**
 * What a plant foresees of one side of its equipment. Rooms are told as warmth: °C when heating,
 * its negative when cooling, so that equipment always raises it. For an hour or two the outdoors
 * and the drift stay as they are; for longer ways they go as a {@link DailyPattern} says.
 *
 * @param side the equipment that it is about: heat or cool
 * @param stride step for what happens within an emitter's lag
 * @param coarse step for long ways
 * @param leastOn over the shortest run
 * @param leastOff over the shortest rest
 */
public record Prediction(Plant plant, Demand side, Discretization stride, Discretization coarse,
        Discretization leastOn,
        Discretization leastOff) {
    private static final int STRIDES = 60;
    private static final double LEAST_STRIDE = 1 / 60.0;
    private static final double COARSE = 1 / 12.0;

    public static Prediction of(Plant plant, Demand side, SafetyLimits limits) {
        LeastTimes times = LeastTimes.of(limits, side);
        double stride = Math.clamp(plant.side(side).lag() / 6, LEAST_STRIDE, COARSE);
        return new Prediction(plant, side, Discretization.of(plant, stride),
                Discretization.of(plant, COARSE),
                Discretization.of(plant, times.on()), Discretization.of(plant, times.off()));
    }

    /** A temperature as warmth. */
    public double warmth(double celsius) {
        return side.sign() * celsius;
    }

    /** The highest warmth if it stops now: what the emitter has stored still comes. */
    public double peak(State from, double outdoor) {
        return extreme(from, Demand.REST, outdoor, 1);
    }

    /** The lowest warmth if it starts now: the emitter has to fill first. */
    public double trough(State from, double outdoor) {
        return -extreme(from, side, outdoor, -1);
    }

    /** The highest warmth after the shortest run that begins now. */
    public double pulsePeak(State from, double outdoor) {
        return peak(leastOn.step(from, side.sign(), outdoor), outdoor);
    }

    /** The lowest warmth after the shortest rest that begins now. */
    public double pauseTrough(State from, double outdoor) {
        return trough(leastOff.step(from, 0, outdoor), outdoor);
    }

    /** Walks on while the warmth goes that way, a bounded time. */
    private double extreme(State from, Demand runs, double outdoor, double way) {
        State state = from;
        double best = way * warmth(from.room());
        for (int i = 0; i < STRIDES; i++) {
            state = stride.step(state, runs.sign(), outdoor);
            double next = way * warmth(state.room());
            if (next < best) {
                return best;
            }
            best = next;
        }
        return best;
    }

    /** Hours of full run until that warmth; {@code most} if it takes as long or longer. */
    public double hoursTo(double goal, Forecast ahead, double most) {
        State state = ahead.state();
        double before = warmth(state.room());
        for (double hours = 0; hours < most && before < goal; hours += COARSE) {
            state = coarse.step(ahead.drifting(state, hours), side.sign(), ahead.outdoor(hours));
            double next = warmth(state.room());
            if (next >= goal) {
                return Math.min(most, hours + COARSE * (goal - before) / (next - before));
            }
            before = next;
        }
        return before >= goal ? 0 : most;
    }

    /** Warmth in so many hours, at rest for the first of them and running from then on. */
    public double arrived(Forecast ahead, double rest, double hours) {
        State state = ahead.state();
        double done = 0;
        for (; done + COARSE <= hours; done += COARSE) {
            state = resting(ahead, state, done, rest);
        }
        double begun = warmth(state.room());
        double ended = warmth(resting(ahead, state, done, rest).room());
        return begun + (ended - begun) * Math.max(0, hours - done) / COARSE;
    }

    /** One step later, running from {@code rest} hours on. */
    private State resting(Forecast ahead, State state, double done, double rest) {
        double share = Math.clamp((done + COARSE - rest) / COARSE, 0, 1);
        return coarse.step(ahead.drifting(state, done), share * side.sign(), ahead.outdoor(done));
    }

    /** Warmth after so many hours of rest. */
    public double coasted(Forecast ahead, double hours) {
        State state = ahead.state();
        for (double done = 0; done < hours; done += COARSE) {
            state = coarse.step(ahead.drifting(state, done), 0, ahead.outdoor(done));
        }
        return warmth(state.room());
    }
}
