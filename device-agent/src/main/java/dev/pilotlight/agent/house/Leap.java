package dev.pilotlight.agent.house;

/**
 * One step of a {@link Network}, of a fixed length: temperatures after it are a sum over those
 * before it and the heat within it. Immutable; the hottest loop of a simulation, so plain arrays.
 */
final class Leap {
    private final int size;
    private final double[] keep;
    private final double[] take;

    Leap(int size, double[] keep, double[] take) {
        this.size = size;
        this.keep = keep;
        this.take = take;
    }

    /** Writes to {@code rise} by how much the heat {@code watts} changes the temperatures. */
    void heat(double[] watts, double[] rise) {
        product(take, watts, rise);
    }

    /** Writes to {@code after} the temperatures at the end, given what {@link #heat} wrote. */
    void apply(double[] before, double[] rise, double[] after) {
        int at = 0;
        for (int i = 0; i < size; i++) {
            double sum = rise[i];
            for (int j = 0; j < size; j++) {
                sum += keep[at++] * before[j];
            }
            after[i] = sum;
        }
    }

    private void product(double[] matrix, double[] vector, double[] result) {
        int at = 0;
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += matrix[at++] * vector[j];
            }
            result[i] = sum;
        }
    }
}
