package dev.pilotlight.signing;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Problem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The one way to write a document as bytes: RFC 8785 (JSON Canonicalization Scheme). One thread,
 * one use.
 *
 * <p>
 * RFC 8785 numbers are IEEE 754 doubles. What every double writer would write alike is written
 * here: at most 15 significant digits, from 1e-6 up to 1e21; any other number is refused.
 */
public final class CanonicalJson {
    private static final int MOST_DIGITS = 15;
    private static final BigDecimal LEAST = new BigDecimal("1e-6");
    private static final BigDecimal MOST = new BigDecimal("1e21");

    private final StringBuilder out = new StringBuilder(512);
    private final List<Problem> problems = new ArrayList<>();

    private CanonicalJson() {}

    /** The canonical bytes, or every value that has none. */
    public static Decoded<byte[]> bytes(Doc doc) {
        CanonicalJson json = new CanonicalJson();
        json.write(doc, "");
        return json.problems.isEmpty()
                ? Decoded.ok(json.out.toString().getBytes(StandardCharsets.UTF_8))
                : Decoded.malformed(json.problems);
    }

    private void write(Doc doc, String path) {
        switch (doc) {
            case Doc.Null _ -> out.append("null");
            case Doc.Bool(boolean value) -> out.append(value);
            case Doc.Num(BigDecimal value) -> number(value, path);
            case Doc.Text(String value) -> text(value, path);
            case Doc.Arr(List<Doc> items) -> items(items, path);
            case Doc.Obj(SortedMap<String, Doc> fields) -> fields(fields, path);
        }
    }

    private void items(List<Doc> items, String path) {
        String between = "[";
        for (int i = 0; i < items.size(); i++) {
            out.append(between);
            write(items.get(i), path + "[" + i + "]");
            between = ",";
        }
        out.append(items.isEmpty() ? "[]" : "]");
    }

    /** {@link String#compareTo} is the order that RFC 8785 asks for: by UTF-16 code units. */
    private void fields(SortedMap<String, Doc> fields, String path) {
        String between = "{";
        for (Map.Entry<String, Doc> field : fields.entrySet()) {
            String inner = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            out.append(between);
            text(field.getKey(), inner);
            out.append(':');
            write(field.getValue(), inner);
            between = ",";
        }
        out.append(fields.isEmpty() ? "{}" : "}");
    }

    private void number(BigDecimal value, String path) {
        BigDecimal size = value.abs();
        boolean inRange = size.compareTo(LEAST) >= 0 && size.compareTo(MOST) < 0;
        boolean plain = value.signum() == 0
                || (inRange && size.stripTrailingZeros().precision() <= MOST_DIGITS);
        if (plain) {
            out.append(value.toPlainString());
        } else {
            problems.add(new Problem(path, "is " + value + ", want at most " + MOST_DIGITS
                    + " digits and a size from 1e-6 to 1e21"));
        }
    }

    private void text(String value, String path) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            problems.add(new Problem(path, "has half a surrogate pair, want whole characters"));
        }
        out.append('"');
        value.chars().forEach(this::character);
        out.append('"');
    }

    private void character(int unit) {
        switch (unit) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> plain((char) unit);
        }
    }

    private void plain(char unit) {
        if (unit < ' ') {
            out.append("\\u").append(HexFormat.of().toHexDigits(unit));
        } else {
            out.append(unit);
        }
    }
}
