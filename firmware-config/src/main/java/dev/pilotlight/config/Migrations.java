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
record Migrations(List<Step> steps) {
    /** Every step there is; the schema's number follows from it. */
    static final Migrations ALL = new Migrations(List.of(
            new Step("link.broker is called link.brokers, whether it is one or several",
                    Migrations::brokersByOneName)));

    Migrations {
        steps = List.copyOf(steps);
    }

    /**
     * From one schema to the next.
     *
     * @param sentence what is different, for whoever wrote the file
     */
    record Step(String sentence, UnaryOperator<Doc.Obj> change) {}

    /** The newest schema that this program reads. */
    int newest() {
        return steps.size() + 1;
    }

    /**
     * The configuration in the newest schema. One of a newer schema, or of none, is left as it is:
     * its reader refuses it.
     */
    Doc.Obj forward(Doc.Obj doc) {
        Doc.Obj current = doc;
        int schema = schema(doc);
        for (Step step : ahead(doc)) {
            schema++;
            current = step.change().apply(current).with("schema", Doc.num(schema));
        }
        return current;
    }

    /** The steps that {@link #forward} takes. */
    List<Step> ahead(Doc.Obj doc) {
        return steps.subList(schema(doc) - 1, steps.size());
    }

    private int schema(Doc.Obj doc) {
        return doc.number("schema").filter(number -> number.scale() <= 0
                && number.signum() > 0 && number.compareTo(BigDecimal.valueOf(newest())) < 0)
                .map(BigDecimal::intValueExact).orElse(newest());
    }

    /** Whoever has both is left to the reader, which says so. */
    private static Doc.Obj brokersByOneName(Doc.Obj doc) {
        Doc.Obj link = doc.object("link").orElse(Doc.Obj.EMPTY);
        return link.get("broker").filter(_ -> link.get("brokers").isEmpty())
                .map(broker -> doc.with("link", link.without("broker").with("brokers", broker)))
                .orElse(doc);
    }
}
