package dev.pilotlight.agent.control.identify;

import java.util.Arrays;

/** Normal equations of least squares, with the right side as last column. Mutable; one thread. */
public final class NormalEquations {
    /** No unknown moves further in one step (logarithms: a factor of 4.5). */
    private static final double MOST_STEP = 1.5;

    private final int size;
    private final double[][] rows;

    NormalEquations(int size) {
        this.size = size;
        this.rows = new double[size][size + 1];
    }

    /** Adds one equation: an error and how it changes with each unknown. */
    public void add(double[] slopes, double error, double weight) {
        for (int row = 0; row < size; row++) {
            double weighted = weight * slopes[row];
            for (int column = 0; column < size; column++) {
                rows[row][column] += weighted * slopes[column];
            }
            rows[row][size] -= weighted * error;
        }
    }

    /** Adds an equation of one unknown alone. */
    public void add(int axis, double slope, double error) {
        rows[axis][axis] += slope * slope;
        rows[axis][size] -= slope * error;
    }

    /** The step that they ask for, with the diagonal raised by {@code damping} (Marquardt). */
    public double[] solve(double damping) {
        double[][] m = new double[size][];
        for (int row = 0; row < size; row++) {
            m[row] = rows[row].clone();
            m[row][row] *= 1 + damping;
        }
        for (int column = 0; column < size; column++) {
            eliminate(m, column);
        }
        double[] step = new double[size];
        for (int row = size - 1; row >= 0; row--) {
            double rest = m[row][size];
            for (int k = row + 1; k < size; k++) {
                rest -= m[row][k] * step[k];
            }
            step[row] = Math.clamp(rest / m[row][row], -MOST_STEP, MOST_STEP);
        }
        return step;
    }

    /** The matrix is positive definite (every unknown has its prior): no pivots are needed. */
    private void eliminate(double[][] m, int column) {
        for (int row = column + 1; row < size; row++) {
            double factor = m[row][column] / m[column][column];
            for (int k = column; k <= size; k++) {
                m[row][k] -= factor * m[column][k];
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NormalEquations that && Arrays.deepEquals(rows, that.rows);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(rows);
    }
}
