package dev.pilotlight.wire;

import java.math.BigDecimal;

/** Bounds on single values, the same for JSON and YAML. */
final class ValueLimits {
    private static final int QUOTED = 40;

    private ValueLimits() {}

    /**
     * Bounds a number as it is written out, without an exponent: {@code 1e999999999} is short to
     * write and endless to print. What is taken can be written and read again.
     */
    static BigDecimal number(BigDecimal value, String written) {
        long places = value.scale();
        long digits = places <= 0
                ? value.precision() - places
                : Math.max(value.precision(), places + 1);
        if (digits > Limits.NUMBER_LENGTH) {
            throw outOfRange(written);
        }
        return value;
    }

    static IllegalArgumentException outOfRange(String written) {
        String quoted = written.length() > QUOTED ? written.substring(0, QUOTED) + "…" : written;
        return new IllegalArgumentException("the number " + quoted + " is out of range, want at"
                + " most " + Limits.NUMBER_LENGTH + " digits when written out");
    }

    /** Refuses a lone surrogate, which UTF-8 cannot carry on. */
    static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            boolean paired = Character.isHighSurrogate(text.charAt(i)) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (paired) {
                i++;
            } else if (Character.isSurrogate(text.charAt(i))) {
                throw new IllegalArgumentException("half a surrogate pair in a string");
            }
        }
        return text;
    }
}
