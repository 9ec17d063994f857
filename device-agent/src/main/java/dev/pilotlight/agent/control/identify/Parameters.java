package dev.pilotlight.agent.control.identify;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.control.model.Emitter;
import dev.pilotlight.agent.control.model.Envelope;
import dev.pilotlight.agent.control.model.Plant;
import java.util.Arrays;

/**
 * A {@link Plant} as the vector in which it is searched for: logarithms, so that nothing can turn
 * negative, and the warmth of the mass when the data begin. Every value stays within bounds that
 * hold any building. Immutable.
 */
public final class Parameters {
    /** How many unknowns there are. */
    public static final int SIZE = 8;
    private static final int LAG = 5;
    private static final int CAP = 6;
    private static final int MASS = 7;
    /** Exchange, ratio, air loss, mass loss, rate, lag, cap as a share of the rate. */
    private static final double[] LEAST = logs(0.05, 0.002, 0.0005, 0.0002, 0.2, 0.004, 0.05);
    private static final double[] MOST = logs(60, 2, 3, 1, 400, 6, 1);
    /** What is usual, and how far houses lie around it: a weak prior that data soon outweigh. */
    private static final double[] USUAL = logs(3, 0.06, 0.2, 0.02, 20, 0.15, 0.7);
    private static final double[] SPREAD = {1.5, 1.2, 1.2, 1.2, 2, 1.5, 1, 3};
    private static final double MASS_K = 15;

    private final double[] values;

    private Parameters(double[] values) {
        this.values = values;
    }

    /** A usual house with an emitter of this lag (h) and cap (share of the rate). */
    public static Parameters usual(double lag, double capShare) {
        double[] values = Arrays.copyOf(USUAL, SIZE);
        values[LAG] = Math.log(lag);
        values[CAP] = Math.log(capShare);
        return new Parameters(values);
    }

    /** The plant that is known, as the point to search from; its side must be known. */
    public static Parameters of(Plant plant, Demand side) {
        Envelope shell = plant.shell();
        Emitter actuator = plant.side(side);
        double[] logs = logs(shell.exchange(), shell.ratio(), shell.airLoss(), shell.massLoss(),
                actuator.rate(), actuator.lag(), Math.min(1, actuator.cap() / actuator.rate()));
        return new Parameters(Arrays.copyOf(logs, SIZE));
    }

    public Envelope shell() {
        return new Envelope(value(0), value(1), value(2), value(3));
    }

    public Emitter actuator() {
        return new Emitter(value(4), value(LAG), value(4) * value(CAP));
    }

    /** How much warmer the mass is than the room when the data begin, K. */
    public double massOffset() {
        return values[MASS];
    }

    /** Moved along every axis, kept within bounds. */
    public Parameters plus(double[] by) {
        double[] next = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            next[i] = i == MASS
                    ? Math.clamp(values[i] + by[i], -MASS_K, MASS_K)
                    : Math.clamp(values[i] + by[i], LEAST[i], MOST[i]);
        }
        return new Parameters(next);
    }

    /** Moved along one axis by {@link #nudge}. */
    public Parameters nudged(int axis, double by) {
        double[] move = new double[SIZE];
        move[axis] = nudge(axis, by);
        return plus(move);
    }

    /** {@code by}, to the side where there is room. */
    public double nudge(int axis, double by) {
        return axis != MASS && values[axis] + by > MOST[axis] ? -by : by;
    }

    /** How far an unknown is from what is usual, in its usual spreads. */
    public double strangeness(int axis) {
        return (values[axis] - (axis == MASS ? 0 : USUAL[axis])) / SPREAD[axis];
    }

    /** How much {@link #strangeness} grows with the unknown. */
    public static double strangenessSlope(int axis) {
        return 1 / SPREAD[axis];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parameters that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    private double value(int axis) {
        return Math.exp(values[axis]);
    }

    private static double[] logs(double... plain) {
        return Arrays.stream(plain).map(Math::log).toArray();
    }
}
