package dev.pilotlight.config;

import dev.pilotlight.twin.Doc;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Brings configurations of older schemas to the newest one, a step for each schema, so that what
 * was signed years ago still runs. Immutable.
 *
 * @param steps the first makes schema 2 of schema 1, and so on
 */
record Migrations(List<UnaryOperator<Doc.Obj>> steps) {
    /** Every step there is; the schema's number follows from it. */
    static final Migrations ALL = new Migrations(List.of());

    Migrations {
        steps = List.copyOf(steps);
    }

    /** The newest schema that this program reads. */
    int newest() {
        return steps.size() + 1;
    }

    /**
     * The configuration in the newest schema. One of a newer schema, or of none, is left as it is:
     * its reader refuses it.
     */
    Doc.Obj forward(Doc.Obj doc) {
        int schema = doc.number("schema").filter(number -> number.scale() <= 0
                && number.signum() > 0 && number.compareTo(BigDecimal.valueOf(newest())) < 0)
                .map(BigDecimal::intValueExact).orElse(newest());
        Doc.Obj current = doc;
        for (int from = schema; from < newest(); from++) {
            current = steps.get(from - 1).apply(current).with("schema", Doc.num(from + 1));
        }
        return current;
    }
}
