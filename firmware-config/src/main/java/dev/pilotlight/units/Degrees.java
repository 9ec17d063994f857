package dev.pilotlight.units;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/**
 * The degrees that people read and type. Only the edge knows of them: everything inside and on the
 * wire is a {@link Temperature}.
 *
 * <p>
 * A thousandth of a degree Celsius is finer than a hundredth of a degree Fahrenheit, so what was
 * typed in tenths of either comes back as it was typed, for ever. Immutable; any thread.
 */
public enum Degrees {
    CELSIUS("c", "°C"), FAHRENHEIT("f", "°F");

    private static final BigDecimal NINE = BigDecimal.valueOf(9);
    private static final BigDecimal FIVE = BigDecimal.valueOf(5);
    private static final BigDecimal FREEZING = BigDecimal.valueOf(32);
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000);

    private final String word;
    private final String sign;

    Degrees(String word, String sign) {
        this.word = word;
        this.sign = sign;
    }

    /** The word on the wire and in files: {@code c} or {@code f}. */
    public String word() {
        return word;
    }

    /** What follows a number, such as {@code °C}. */
    public String sign() {
        return sign;
    }

    /** Reads {@link #word}, in either case. */
    public static Optional<Degrees> parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "c" -> Optional.of(CELSIUS);
            case "f" -> Optional.of(FAHRENHEIT);
            default -> Optional.empty();
        };
    }

    /** The temperature that this many degrees are; empty beyond -100 to 200 °C. */
    public Optional<Temperature> temperature(BigDecimal degrees) {
        if (degrees.abs().compareTo(MOST) > 0) {
            return Optional.empty();
        }
        BigDecimal celsius = switch (this) {
            case CELSIUS -> degrees;
            case FAHRENHEIT -> degrees.subtract(FREEZING).multiply(FIVE).divide(NINE, 6,
                    RoundingMode.HALF_UP);
        };
        boolean fits = celsius.compareTo(BigDecimal.valueOf(-100)) >= 0
                && celsius.compareTo(BigDecimal.valueOf(200)) <= 0;
        return fits ? Optional.of(Temperature.ofCelsius(celsius)) : Optional.empty();
    }

    /** The temperature in these degrees, half up to a tenth. */
    public BigDecimal number(Temperature temperature) {
        BigDecimal celsius = BigDecimal.valueOf(temperature.milliC(), 3);
        return switch (this) {
            case CELSIUS -> celsius.setScale(1, RoundingMode.HALF_UP);
            case FAHRENHEIT -> scaled(celsius).add(FREEZING).setScale(1, RoundingMode.HALF_UP);
        };
    }

    /** For people, such as {@code "69.8 °F"}. */
    public String shown(Temperature temperature) {
        return number(temperature) + " " + sign;
    }

    /** A difference in thousandths of a kelvin for people, such as {@code "+3.6 °F"}. */
    public String shownDifference(int milliK) {
        BigDecimal kelvin = BigDecimal.valueOf(milliK, 3);
        BigDecimal degrees = this == FAHRENHEIT ? scaled(kelvin) : kelvin;
        return (milliK < 0 ? "" : "+") + degrees.setScale(1, RoundingMode.HALF_UP) + " " + sign;
    }

    private static BigDecimal scaled(BigDecimal kelvin) {
        return kelvin.multiply(NINE).divide(FIVE, 4, RoundingMode.HALF_UP);
    }
}
