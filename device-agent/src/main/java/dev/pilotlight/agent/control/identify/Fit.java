package dev.pilotlight.agent.control.identify;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.control.model.Emitter;
import dev.pilotlight.agent.control.model.Plant;
import dev.pilotlight.agent.control.model.State;
import java.util.List;

/**
 * Searches for the plant that best explains a {@link History}: Levenberg-Marquardt on the errors of
 * a {@link SimulationError}, in which each page counts the less the worse it is explained (weights
 * of Cauchy, anew after each step), so that hours of sun or an open window do not bend the house.
 * One {@link #step} is one pass over at most {@link History#PAGES} hours with at most nine
 * simulations side by side, so the tick that does one is bounded. Immutable.
 *
 * @param side the equipment that is searched for; the other one is taken from {@code known}
 * @param starts where searches are still to begin
 * @param best of all places that were looked at
 * @param climb the search that goes on
 */
public record Fit(History history, Demand side, Plant known, List<Parameters> starts,
        Fit.Found best,
        Fit.Climb climb) {
    private static final int ROUNDS = 12;
    private static final double NUDGE = 0.01;
    private static final double SETTLED = 0.003;
    /** An error that is expected of a good plant, K. */
    private static final double FAIR_K = 0.04;
    /** Entries that follow each other tell much the same: weight of one. */
    private static final double WEIGHT = 0.1;
    private static final double MOST_ERROR_K = 0.35;
    /** Of the mean squared error without the equipment. */
    private static final double WITHOUT_SHARE = 0.95;
    private static final int DAY = 24;

    /**
     * A guess and how well it explains.
     *
     * @param squares mean squared error of each page, in fair ones
     * @param rank the lower the better, comparable between searches
     */
    public record Found(Parameters parameters, Pages squares, double rank) {}

    /**
     * A search from one start.
     *
     * @param at where it is
     * @param cost there, with {@code weights}
     * @param slopes the equations there, or those of an earlier place that was given up
     */
    public record Climb(Found at, Pages weights, double cost, double damping, int round,
            List<NormalEquations> slopes) {}

    /**
     * A search that begins at each of {@code starts} in turn, at least one.
     *
     * @param side the equipment that is searched for; the other one is taken from {@code known}
     */
    public static Fit of(History history, Demand side, Plant known, List<Parameters> starts) {
        Found first = unseen(starts.getFirst(), history);
        return new Fit(history, side, known, starts.subList(1, starts.size()), first, begun(
                first));
    }

    private static Found unseen(Parameters parameters, History history) {
        return new Found(parameters, Pages.zeros(history.hours()), Double.MAX_VALUE);
    }

    private static Climb begun(Found at) {
        return new Climb(at, at.squares.weights(), 0, 0.01, -1, List.of());
    }

    public boolean isDone() {
        return starts.isEmpty() && climb.round >= ROUNDS;
    }

    /** The best plant so far. */
    public Plant plant() {
        return plant(best.parameters);
    }

    /** Typical error of the best plant, K: the root of the middle page's mean square. */
    public double error() {
        return FAIR_K * Math.sqrt(best.squares.middle());
    }

    /**
     * Whether the best plant explains its data: to within {@value #MOST_ERROR_K} K, better than a
     * house without this equipment would, and the newest day no worse than what was known before.
     */
    public boolean isCredible() {
        Plant bare = known.with(best.parameters.shell(), side, Emitter.UNKNOWN);
        Pages without = squares(bare, best.parameters.massOffset());
        double newest = FAIR_K * Math.sqrt(best.squares.newest(DAY).middle());
        return Math.max(error(), newest) <= MOST_ERROR_K
                && best.squares.middle() <= WITHOUT_SHARE * without.middle() && isNoWorse();
    }

    private boolean isNoWorse() {
        return !known.side(side).isKnown() || best.squares.newest(DAY).middle() <= squares(known, 0)
                .newest(DAY).middle();
    }

    /** Where the best plant is at the end of the track. */
    public State end() {
        SimulationError simulation = simulation(best.parameters);
        State state = simulation.begin();
        for (int i = 0; i < history.size(); i++) {
            State foreseen = simulation.foreseen(state, history.get(i));
            state = SimulationError.led(foreseen,
                    SimulationError.error(state, foreseen, history.get(i)));
        }
        return state;
    }

    /** One pass over the data. */
    public Fit step() {
        if (climb.round < 0) {
            return with(arrived(found(climb.at.parameters), climb.damping, 0));
        }
        if (climb.round < ROUNDS) {
            return with(climb.slopes.isEmpty() ? surveyed() : tried());
        }
        return starts.isEmpty()
                ? this
                : new Fit(history, side, known, starts.subList(1, starts
                        .size()), best, begun(unseen(starts.getFirst(), history)));
    }

    private Fit with(Climb next) {
        return new Fit(history, side, known, starts, next.at.rank < best.rank ? next.at : best,
                next);
    }

    private static Climb arrived(Found at, double damping, int round) {
        Pages weights = at.squares.weights();
        return new Climb(at, weights, cost(at, weights), damping, round, List.of());
    }

    private Climb tried() {
        double[] move = climb.slopes.getFirst().solve(climb.damping);
        Found there = found(climb.at.parameters.plus(move));
        double cost = cost(there, climb.weights);
        if (!(cost < climb.cost)) {
            return new Climb(climb.at, climb.weights, climb.cost, climb.damping * 6, climb.round
                    + 1, climb.slopes);
        }
        boolean settled = climb.cost - cost < SETTLED * climb.cost;
        return arrived(there, climb.damping / 5, settled ? ROUNDS : climb.round + 1);
    }

    private static double cost(Found found, Pages weights) {
        return strangeness(found.parameters)
                + WEIGHT * History.PAGE / 2.0 * weights.times(found.squares);
    }

    private static double strangeness(Parameters parameters) {
        double sum = 0;
        for (int axis = 0; axis < Parameters.SIZE; axis++) {
            sum += parameters.strangeness(axis) * parameters.strangeness(axis) / 2;
        }
        return sum;
    }

    private Found found(Parameters parameters) {
        Pages squares = squares(plant(parameters), parameters.massOffset());
        return new Found(parameters, squares, rank(parameters, squares));
    }

    private Pages squares(Plant plant, double massOffset) {
        SimulationError simulation = SimulationError.of(plant, massOffset, history.get(0));
        double[] squares = new double[history.hours()];
        State state = simulation.begin();
        for (int i = 0; i < history.size(); i++) {
            State foreseen = simulation.foreseen(state, history.get(i));
            double error = SimulationError.error(state, foreseen, history.get(i));
            squares[i / History.PAGE] += error * error / (FAIR_K * FAIR_K * History.PAGE);
            state = SimulationError.led(foreseen, error);
        }
        squares[0] = 0;
        return Pages.of(squares);
    }

    private static double rank(Parameters parameters, Pages squares) {
        double rank = strangeness(parameters);
        for (int page = 0; page < squares.size(); page++) {
            rank += WEIGHT * History.PAGE * Math.log(1 + squares.get(page));
        }
        return rank;
    }

    private Climb surveyed() {
        Parameters parameters = climb.at.parameters;
        SimulationError[] simulations = new SimulationError[Parameters.SIZE + 1];
        State[] states = new State[Parameters.SIZE + 1];
        for (int axis = 0; axis <= Parameters.SIZE; axis++) {
            simulations[axis] = simulation(
                    axis == Parameters.SIZE ? parameters : parameters.nudged(axis, NUDGE));
            states[axis] = simulations[axis].begin();
        }
        double[] errors = new double[Parameters.SIZE + 1];
        NormalEquations normal = new NormalEquations(Parameters.SIZE);
        for (int i = 0; i < history.size(); i++) {
            advance(simulations, states, errors, history.get(i));
            if (i >= History.PAGE) {
                normal.add(slopes(parameters, errors), errors[Parameters.SIZE] / FAIR_K, WEIGHT
                        * climb.weights.get(i / History.PAGE));
            }
        }
        for (int axis = 0; axis < Parameters.SIZE; axis++) {
            normal.add(axis, Parameters.strangenessSlope(axis), parameters.strangeness(axis));
        }
        return new Climb(climb.at, climb.weights, climb.cost, climb.damping, climb.round, List.of(
                normal));
    }

    private static void advance(SimulationError[] simulations, State[] states, double[] errors,
            History.Entry entry) {
        for (int k = 0; k < simulations.length; k++) {
            State foreseen = simulations[k].foreseen(states[k], entry);
            errors[k] = SimulationError.error(states[k], foreseen, entry);
            states[k] = SimulationError.led(foreseen, errors[k]);
        }
    }

    private static double[] slopes(Parameters parameters, double[] errors) {
        double[] slopes = new double[Parameters.SIZE];
        for (int axis = 0; axis < Parameters.SIZE; axis++) {
            slopes[axis] = (errors[axis] - errors[Parameters.SIZE]) / FAIR_K
                    / parameters.nudge(axis, NUDGE);
        }
        return slopes;
    }

    private SimulationError simulation(Parameters parameters) {
        return SimulationError.of(plant(parameters), parameters.massOffset(), history.get(0));
    }

    private Plant plant(Parameters parameters) {
        return known.with(parameters.shell(), side, parameters.actuator());
    }
}
