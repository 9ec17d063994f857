package dev.pilotlight.units;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A temperature in whole milli-degrees Celsius, from -100 to +200 °C.
 *
 * <p>
 * Integers, so that no value drifts by being shown, stored and sent again. Any thread; immutable.
 */
public record Temperature(int milliC) implements Comparable<Temperature> {
    private static final int MIN_MILLI_C = -100_000;
    private static final int MAX_MILLI_C = 200_000;

    public Temperature {
        if (milliC < MIN_MILLI_C || milliC > MAX_MILLI_C) {
            throw new IllegalArgumentException(
                    "is " + milliC / 1000.0 + " °C, want -100 to 200 °C");
        }
    }

    /** The temperature of that many thousandths of a degree Celsius. */
    public static Temperature ofMilliC(int milliC) {
        return new Temperature(milliC);
    }

    /**
     * The nearest temperature to {@code celsius}, rounded half up to a thousandth; refuses NaN and
     * infinities.
     */
    public static Temperature ofCelsius(double celsius) {
        if (!Double.isFinite(celsius)) {
            throw new IllegalArgumentException("is " + celsius + ", want a temperature");
        }
        return ofCelsius(BigDecimal.valueOf(celsius));
    }

    /** The nearest temperature to {@code celsius}, rounded half up to a thousandth. */
    public static Temperature ofCelsius(BigDecimal celsius) {
        if (celsius.abs().compareTo(BigDecimal.valueOf(1000)) > 0) {
            throw new IllegalArgumentException("is " + celsius.toEngineeringString()
                    + " °C, want -100 to 200 °C");
        }
        return new Temperature(
                celsius.movePointRight(3).setScale(0, RoundingMode.HALF_UP).intValueExact());
    }

    /** Reads plain decimal text such as {@code "19.4"}. */
    public static Temperature ofCelsius(String celsius) {
        return ofCelsius(new BigDecimal(celsius));
    }

    /** In degrees Celsius, for arithmetic of models and charts. */
    public double celsius() {
        return milliC / 1000.0;
    }

    /** In degrees Celsius, exact, without trailing zeros: the form on the wire. */
    public BigDecimal decimal() {
        BigDecimal exact = BigDecimal.valueOf(milliC, 3).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    /** This temperature moved by a difference in thousandths of a kelvin. */
    public Temperature plus(int milliK) {
        return new Temperature(Math.addExact(milliC, milliK));
    }

    /** This temperature less the other, in thousandths of a kelvin. */
    public int minus(Temperature other) {
        return milliC - other.milliC;
    }

    public boolean isAbove(Temperature other) {
        return milliC > other.milliC;
    }

    public boolean isBelow(Temperature other) {
        return milliC < other.milliC;
    }

    @Override
    public int compareTo(Temperature other) {
        return Integer.compare(milliC, other.milliC);
    }

    /** For people: one decimal, half up, such as {@code "19.4 °C"}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(milliC, 3).setScale(1, RoundingMode.HALF_UP) + " °C";
    }
}
