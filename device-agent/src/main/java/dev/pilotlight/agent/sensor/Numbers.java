package dev.pilotlight.agent.sensor;

import dev.pilotlight.units.Temperature;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;

/** Temperatures out of text that is one number. */
final class Numbers {
    /** Longer is no number that a sensor writes. */
    static final int MOST_BYTES = 64;

    private Numbers() {}

    static Temperature parse(String text, int perDegree) throws IOException {
        String number = text.strip();
        try {
            return Temperature.ofCelsius(new BigDecimal(number).divide(BigDecimal.valueOf(
                    perDegree), MathContext.DECIMAL64));
        } catch (NumberFormatException none) {
            throw new IOException(number.isEmpty()
                    ? "says nothing, want a number"
                    : "says no number", none);
        } catch (ArithmeticException | IllegalArgumentException absurd) {
            throw new IOException("says " + number + ", which is no temperature", absurd);
        }
    }
}
