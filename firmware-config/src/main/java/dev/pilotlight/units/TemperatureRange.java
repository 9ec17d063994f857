package dev.pilotlight.units;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A temperature, or a difference of two, and its range: what a refusal says of it to who reads
 * other degrees than those on the wire.
 *
 * @param given in °C, or in K where it is a difference
 * @param difference whether these are differences
 */
public record TemperatureRange(BigDecimal given, Temperature least, Temperature most,
        boolean difference) {
    private static final BigDecimal FREEZING = BigDecimal.valueOf(32);
    private static final BigDecimal FAHRENHEIT_A_KELVIN = new BigDecimal("1.8");

    /** The same range for another value. */
    public TemperatureRange of(BigDecimal value) {
        return new TemperatureRange(value, least, most, difference);
    }

    public boolean holds() {
        return given.compareTo(least.decimal()) >= 0 && given.compareTo(most.decimal()) <= 0;
    }

    /** What is wrong and what is wanted in these degrees, such as {@code "is 100 °F, want ..."}. */
    public String sentence(Degrees unit) {
        return "is " + shown(given, unit) + ", want " + shown(least.decimal(), unit) + " to "
                + shown(most.decimal(), unit);
    }

    private String shown(BigDecimal celsius, Degrees unit) {
        BigDecimal number = switch (unit) {
            case CELSIUS -> celsius;
            case FAHRENHEIT -> celsius.multiply(FAHRENHEIT_A_KELVIN)
                    .add(difference ? BigDecimal.ZERO : FREEZING);
        };
        BigDecimal rounded = number.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros();
        return (rounded.precision() - rounded.scale() > 9
                ? rounded.toString()
                : rounded.toPlainString()) + " " + unit.sign();
    }
}
