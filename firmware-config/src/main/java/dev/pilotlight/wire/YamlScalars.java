package dev.pilotlight.wire;

import dev.pilotlight.twin.Doc;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * What a scalar without quotes means: YAML 1.2.2, section 10.3.2 (core schema). In it {@code off},
 * {@code no}, {@code on} and {@code yes} are words. {@code 017} is refused: it is seventeen, but
 * was fifteen in YAML 1.1 and in the releases before.
 */
final class YamlScalars {
    private static final Pattern NULL = Pattern.compile("null|Null|NULL|~|");
    private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
    private static final Pattern FALSE = Pattern.compile("false|False|FALSE");
    private static final Pattern NO_NUMBER = Pattern
            .compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0[0-9]+");
    private static final Pattern DECIMAL = Pattern
            .compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    /** Sign, point and exponent come on top of the digits. */
    private static final int MOST_CHARACTERS = Limits.NUMBER_LENGTH + 8;

    private YamlScalars() {}

    static Doc plain(String text) {
        if (NULL.matcher(text).matches()) {
            return Doc.Null.VALUE;
        }
        if (TRUE.matcher(text).matches()) {
            return Doc.bool(true);
        }
        if (FALSE.matcher(text).matches()) {
            return Doc.bool(false);
        }
        if (NO_NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(text + " is no number, want one");
        }
        return numberOrText(text);
    }

    private static Doc numberOrText(String text) {
        if (OCTAL.matcher(text).matches()) {
            return whole(text, 8);
        }
        if (HEXADECIMAL.matcher(text).matches()) {
            return whole(text, 16);
        }
        if (LEADING_ZERO.matcher(text).matches()) {
            throw new IllegalArgumentException(text + " begins with a zero, want a number without,"
                    + " or quotes around a text");
        }
        return DECIMAL.matcher(text).matches()
                ? Doc.num(ValueLimits.number(decimal(text), text))
                : Doc.text(text);
    }

    private static Doc whole(String text, int radix) {
        BigInteger value = new BigInteger(bounded(text).substring(2), radix);
        return Doc.num(ValueLimits.number(new BigDecimal(value), text));
    }

    private static BigDecimal decimal(String text) {
        try {
            return new BigDecimal(bounded(text));
        } catch (NumberFormatException exponent) {
            throw ValueLimits.outOfRange(text);
        }
    }

    private static String bounded(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw ValueLimits.outOfRange(text);
        }
        return text;
    }
}
