package dev.pilotlight.agent.control.identify;

import dev.pilotlight.agent.control.model.Discretization;
import dev.pilotlight.agent.control.model.Emitter;
import dev.pilotlight.agent.control.model.Plant;
import dev.pilotlight.agent.control.model.State;

/**
 * The simulation of one plant along a {@link History}, led back to what was measured slowly: it has
 * to foresee the next quarter of an hour rather than the next minute. Immutable; the states of the
 * way are the caller's.
 *
 * @param begin the state before the first entry
 */
public record SimulationError(Discretization motion, State begin) {
    /**
     * Corner of the observer, per hour. Slower ones (1, 2) took the sun for the house, faster ones
     * (8) lost the mass: by the error of foresight over half an hour on measured houses.
     */
    private static final double CORNER = 4;

    /** From the beginning of a track, with what runs there in its steady state. */
    public static SimulationError of(Plant plant, double massOffset, History.Entry first) {
        double room = Float.isNaN(first.room()) ? Emitter.AT_C : first.room();
        State begin = new State(room, room + massOffset, plant.heat().rate() * Math.max(0,
                first.share()), plant.cool().rate() * Math.max(0, -first.share()), 0);
        return new SimulationError(Discretization.of(plant, History.HOURS), begin);
    }

    /** The state at the end of an entry, before its measurement is known. */
    public State foreseen(State from, History.Entry entry) {
        return motion.step(from, entry.share(), entry.outdoor());
    }

    /** Simulated less measured room at an entry's readings, K; 0 if it was not measured. */
    public static double error(State from, State foreseen, History.Entry entry) {
        return Float.isNaN(entry.room())
                ? 0
                : from.room() + entry.when() * (foreseen.room() - from.room()) - entry.room();
    }

    /** The state at the end of an entry, led back by its error. */
    public static State led(State foreseen, double error) {
        return foreseen.moved(-2 * CORNER * History.HOURS * error,
                -CORNER * CORNER * History.HOURS * error);
    }
}
