package dev.pilotlight.agent.house;

/**
 * Eigenvalues and vectors of a symmetric positive definite matrix, by cyclic Jacobi rotations
 * (Golub and Van Loan, Matrix Computations, 8.5), which stay accurate when the eigenvalues are many
 * powers of ten apart. Immutable once made.
 */
final class Modes {
    private static final int MAX_SWEEPS = 60;
    private static final double SMALL = 1e-14;

    private final int size;
    private final double[][] matrix;
    private final double[][] vectors;

    private Modes(double[][] matrix) {
        this.size = matrix.length;
        this.matrix = matrix;
        this.vectors = new double[size][size];
        for (int i = 0; i < size; i++) {
            vectors[i][i] = 1;
        }
    }

    /** The modes of that matrix, which is used up. */
    static Modes of(double[][] matrix) {
        Modes modes = new Modes(matrix);
        for (int sweep = 0; sweep < MAX_SWEEPS && modes.sweep(); sweep++) {
            // Each sweep leaves less beside the diagonal.
        }
        return modes;
    }

    /** The smallest eigenvalue. */
    double slowest() {
        double slowest = Double.MAX_VALUE;
        for (int k = 0; k < size; k++) {
            slowest = Math.min(slowest, rate(k));
        }
        return slowest;
    }

    /** Entry of {@code exp(-M t)}. */
    double decayed(int i, int j, double t) {
        double sum = 0;
        for (int k = 0; k < size; k++) {
            sum += vectors[i][k] * vectors[j][k] * Math.exp(-rate(k) * t);
        }
        return sum;
    }

    /** Entry of the integral of {@code exp(-M s)} for s from 0 to t. */
    double gathered(int i, int j, double t) {
        double sum = 0;
        for (int k = 0; k < size; k++) {
            sum += vectors[i][k] * vectors[j][k] * -Math.expm1(-rate(k) * t) / rate(k);
        }
        return sum;
    }

    private double rate(int k) {
        return Math.max(Double.MIN_NORMAL, matrix[k][k]);
    }

    private boolean sweep() {
        boolean rotated = false;
        for (int p = 0; p < size; p++) {
            for (int q = p + 1; q < size; q++) {
                double beside = Math.abs(matrix[p][q]);
                if (beside > SMALL * Math.sqrt(Math.abs(matrix[p][p] * matrix[q][q]))) {
                    rotate(p, q);
                    rotated = true;
                }
            }
        }
        return rotated;
    }

    private void rotate(int p, int q) {
        double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        double tangent = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(1, theta));
        double cosine = 1 / Math.hypot(1, tangent);
        double sine = tangent * cosine;
        for (int k = 0; k < size; k++) {
            turn(matrix[k], p, q, cosine, sine);
            turn(vectors[k], p, q, cosine, sine);
        }
        for (int k = 0; k < size; k++) {
            double rowP = matrix[p][k];
            matrix[p][k] = cosine * rowP - sine * matrix[q][k];
            matrix[q][k] = sine * rowP + cosine * matrix[q][k];
        }
    }

    private static void turn(double[] row, int p, int q, double cosine, double sine) {
        double atP = row[p];
        row[p] = cosine * atP - sine * row[q];
        row[q] = sine * atP + cosine * row[q];
    }
}
