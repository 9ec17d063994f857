package dev.pilotlight.judges;

import dev.pilotlight.twin.Doc;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** RFC 8785 of what the README lets be signed: numbers by way of the double nearest to them. */
final class CanonicalReading {
    private CanonicalReading() {}

    static String of(Doc doc) {
        return switch (doc) {
            case Doc.Null _ -> "null";
            case Doc.Bool bool -> bool.value() ? "true" : "false";
            case Doc.Num num -> number(num.value().doubleValue());
            case Doc.Text text -> text(text.value());
            case Doc.Arr arr -> {
                List<String> parts = new ArrayList<>();
                for (Doc item : arr.items()) {
                    parts.add(of(item));
                }
                yield "[" + String.join(",", parts) + "]";
            }
            case Doc.Obj obj -> object(obj);
        };
    }

    /** Sorted by UTF-16 code units, one by one. */
    private static String object(Doc.Obj obj) {
        List<String> keys = new ArrayList<>();
        for (String key : obj.fields().keySet()) {
            int place = 0;
            while (place < keys.size() && isBefore(keys.get(place), key)) {
                place++;
            }
            keys.add(place, key);
        }
        StringBuilder out = new StringBuilder("{");
        for (String key : keys) {
            out.append(out.length() == 1 ? "" : ",").append(text(key)).append(':').append(of(obj
                    .fields().getOrDefault(key, Doc.Null.VALUE)));
        }
        return out.append('}').toString();
    }

    private static boolean isBefore(String one, String other) {
        for (int i = 0; i < one.length() && i < other.length(); i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return one.charAt(i) < other.charAt(i);
            }
        }
        return one.length() < other.length();
    }

    /** ECMAScript's Number::toString from 1e-6 up to 1e21: the shortest digits, no exponent. */
    private static String number(double value) {
        if (value == 0) {
            return "0";
        }
        String plain = new BigDecimal(Double.toString(value)).toPlainString();
        return plain.contains(".") ? plain.replaceFirst("\\.?0+$", "") : plain;
    }

    private static String text(String value) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int escape = "\b\t\n\f\r\"\\".indexOf(c);
            if (escape >= 0) {
                out.append('\\').append("btnfr\"\\".charAt(escape));
            } else if (c < 0x20) {
                out.append("\\u00").append("0123456789abcdef".charAt(c / 16)).append(
                        "0123456789abcdef".charAt(c % 16));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
