package dev.pilotlight.agent.control.identify;

import java.util.Arrays;

/** One figure for each page of a {@link History}. Immutable. */
public final class Pages {
    private final double[] figures;

    private Pages(double[] figures) {
        this.figures = figures;
    }

    public static Pages of(double... figures) {
        return new Pages(figures.clone());
    }

    public static Pages zeros(int size) {
        return new Pages(new double[size]);
    }

    public int size() {
        return figures.length;
    }

    public double get(int page) {
        return figures[page];
    }

    /** The last of them, so many. */
    public Pages newest(int count) {
        return new Pages(Arrays.copyOfRange(figures, Math.max(0, figures.length - count),
                figures.length));
    }

    /** The one in the middle; 1 without any. */
    public double middle() {
        return Arrays.stream(figures).sorted().skip(figures.length / 2).findFirst().orElse(1);
    }

    /**
     * How much each page counts when these are its mean squared errors: half where it is as large
     * as the middle one (or 1, if that is less), ever less beyond.
     */
    public Pages weights() {
        double middle = Math.max(1, middle());
        return new Pages(Arrays.stream(figures).map(square -> 1 / (1 + square / middle))
                .toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pages that && Arrays.equals(figures, that.figures);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(figures);
    }

    /** The sum of products, page by page. */
    public double times(Pages other) {
        double sum = 0;
        for (int page = 0; page < figures.length; page++) {
            sum += figures[page] * other.figures[page];
        }
        return sum;
    }
}
