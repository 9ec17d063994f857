package dev.pilotlight.agent.control;

import java.util.List;

/**
 * Searches for the plant that best explains a {@link Track}: Levenberg-Marquardt on the errors of a
 * {@link Walk}, in which each page counts the less the worse it is explained (weights of Cauchy,
 * anew after each step), so that hours of sun or an open window do not bend the house. One
 * {@link #step} is one pass over at most {@link Track#PAGES} hours with at most nine simulations
 * side by side, so the tick that does one is bounded. Immutable.
 *
 * @param side the equipment that is searched for; the other one is taken from {@code known}
 * @param starts where searches are still to begin
 * @param best of all places that were looked at
 * @param climb the search that goes on
 */
record Study(Track track, Demand side, Plant known, List<Guess> starts, Study.Found best,
        Study.Climb climb) {
    private static final int ROUNDS = 12;
    private static final double NUDGE = 0.01;
    private static final double SETTLED = 5e-4;
    /** An error that is expected of a good plant, K. */
    private static final double FAIR_K = 0.04;
    /** Entries that follow each other tell much the same: weight of one. */
    private static final double WEIGHT = 0.1;

    /**
     * A guess and how well it explains.
     *
     * @param squares mean squared error of each page, in fair ones
     * @param rank the lower the better, comparable between searches
     */
    record Found(Guess guess, Pages squares, double rank) {}

    /**
     * A search from one start.
     *
     * @param at where it is
     * @param cost there, with {@code weights}
     * @param slopes the equations there, or those of an earlier place that was given up
     */
    record Climb(Found at, Pages weights, double cost, double damping, int round,
            List<Normal> slopes) {}

    /**
     * A search that begins at each of {@code starts} in turn, at least one.
     *
     * @param side the equipment that is searched for; the other one is taken from {@code known}
     */
    static Study of(Track track, Demand side, Plant known, List<Guess> starts) {
        Found first = unseen(starts.getFirst(), track);
        return new Study(track, side, known, starts.subList(1, starts.size()), first, begun(
                first));
    }

    private static Found unseen(Guess guess, Track track) {
        return new Found(guess, Pages.zeros(track.hours()), Double.MAX_VALUE);
    }

    private static Climb begun(Found at) {
        return new Climb(at, at.squares.weights(), 0, 0.01, -1, List.of());
    }

    boolean isDone() {
        return starts.isEmpty() && climb.round >= ROUNDS;
    }

    /** The best plant so far. */
    Plant plant() {
        return plant(best.guess);
    }

    /** Typical error of the best plant, K: the root of the middle page's mean square. */
    double error() {
        return FAIR_K * Math.sqrt(best.squares.middle());
    }

    /** Where the best plant is at the end of the track. */
    Estimate end() {
        Walk walk = walk(best.guess);
        Estimate state = walk.begin();
        for (int i = 0; i < track.size(); i++) {
            Estimate foreseen = walk.foreseen(state, track.get(i));
            state = Walk.led(foreseen, Walk.error(state, foreseen, track.get(i)));
        }
        return state;
    }

    /** One pass over the data. */
    Study step() {
        if (climb.round < 0) {
            return with(arrived(found(climb.at.guess), climb.damping, 0));
        }
        if (climb.round < ROUNDS) {
            return with(climb.slopes.isEmpty() ? surveyed() : tried());
        }
        return starts.isEmpty()
                ? this
                : new Study(track, side, known, starts.subList(1, starts
                        .size()), best, begun(unseen(starts.getFirst(), track)));
    }

    private Study with(Climb next) {
        return new Study(track, side, known, starts, next.at.rank < best.rank ? next.at : best,
                next);
    }

    private static Climb arrived(Found at, double damping, int round) {
        Pages weights = at.squares.weights();
        return new Climb(at, weights, cost(at, weights), damping, round, List.of());
    }

    private Climb tried() {
        double[] move = climb.slopes.getFirst().solve(climb.damping);
        Found there = found(climb.at.guess.plus(move));
        double cost = cost(there, climb.weights);
        if (!(cost < climb.cost)) {
            return new Climb(climb.at, climb.weights, climb.cost, climb.damping * 6, climb.round
                    + 1, climb.slopes);
        }
        boolean settled = climb.cost - cost < SETTLED * climb.cost;
        return arrived(there, climb.damping / 5, settled ? ROUNDS : climb.round + 1);
    }

    private static double cost(Found found, Pages weights) {
        return strangeness(found.guess) + WEIGHT * Track.PAGE / 2.0 * weights.times(found.squares);
    }

    private static double strangeness(Guess guess) {
        double sum = 0;
        for (int axis = 0; axis < Guess.SIZE; axis++) {
            sum += guess.strangeness(axis) * guess.strangeness(axis) / 2;
        }
        return sum;
    }

    private Found found(Guess guess) {
        Walk walk = walk(guess);
        double[] squares = new double[track.hours()];
        Estimate state = walk.begin();
        for (int i = 0; i < track.size(); i++) {
            Estimate foreseen = walk.foreseen(state, track.get(i));
            double error = Walk.error(state, foreseen, track.get(i));
            squares[i / Track.PAGE] += error * error / (FAIR_K * FAIR_K * Track.PAGE);
            state = Walk.led(foreseen, error);
        }
        squares[0] = 0;
        return new Found(guess, Pages.of(squares), rank(guess, squares));
    }

    private static double rank(Guess guess, double[] squares) {
        double rank = strangeness(guess);
        for (double square : squares) {
            rank += WEIGHT * Track.PAGE * Math.log(1 + square);
        }
        return rank;
    }

    private Climb surveyed() {
        Guess guess = climb.at.guess;
        Walk[] walks = new Walk[Guess.SIZE + 1];
        Estimate[] states = new Estimate[Guess.SIZE + 1];
        for (int axis = 0; axis <= Guess.SIZE; axis++) {
            walks[axis] = walk(axis == Guess.SIZE ? guess : guess.nudged(axis, NUDGE));
            states[axis] = walks[axis].begin();
        }
        double[] errors = new double[Guess.SIZE + 1];
        Normal normal = new Normal(Guess.SIZE);
        for (int i = 0; i < track.size(); i++) {
            advance(walks, states, errors, track.get(i));
            if (i >= Track.PAGE) {
                normal.add(slopes(guess, errors), errors[Guess.SIZE] / FAIR_K, WEIGHT
                        * climb.weights.get(i / Track.PAGE));
            }
        }
        for (int axis = 0; axis < Guess.SIZE; axis++) {
            normal.add(axis, Guess.strangenessSlope(axis), guess.strangeness(axis));
        }
        return new Climb(climb.at, climb.weights, climb.cost, climb.damping, climb.round, List.of(
                normal));
    }

    private static void advance(Walk[] walks, Estimate[] states, double[] errors,
            Track.Entry entry) {
        for (int k = 0; k < walks.length; k++) {
            Estimate foreseen = walks[k].foreseen(states[k], entry);
            errors[k] = Walk.error(states[k], foreseen, entry);
            states[k] = Walk.led(foreseen, errors[k]);
        }
    }

    private static double[] slopes(Guess guess, double[] errors) {
        double[] slopes = new double[Guess.SIZE];
        for (int axis = 0; axis < Guess.SIZE; axis++) {
            slopes[axis] = (errors[axis] - errors[Guess.SIZE]) / FAIR_K / guess.nudge(axis, NUDGE);
        }
        return slopes;
    }

    private Walk walk(Guess guess) {
        return Walk.of(plant(guess), guess.massOffset(), track.get(0));
    }

    private Plant plant(Guess guess) {
        return known.with(guess.shell(), side, guess.actuator());
    }
}
