package dev.pilotlight.wire;

import dev.pilotlight.twin.Doc;
import java.math.BigDecimal;

/** Values as people would quote them. */
public final class Shown {
    private Shown() {}

    /** A value as a person would quote it, cut to a length that fits a sentence. */
    public static String of(Doc doc) {
        return switch (doc) {
            case Doc.Null _ -> "empty (null)";
            case Doc.Bool(boolean value) -> Boolean.toString(value);
            case Doc.Num(BigDecimal value) -> value.precision() > 20
                    ? value.toEngineeringString().substring(0, 20)
                    : value.toPlainString().length() > 24
                            ? value.toString()
                            : value.toPlainString();
            case Doc.Text(String value) ->
                '"' + (value.length() > 40 ? value.substring(0, 40) + "…" : value) + '"';
            case Doc.Arr _ -> "a list";
            case Doc.Obj _ -> "an object";
        };
    }
}
