package dev.pilotlight.wire;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Problem;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.units.TemperatureRange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the fields of one object and collects every problem with its path, so that a person mends
 * them all at once.
 *
 * <p>
 * A getter answers a stand-in when its field is wrong; {@link #finish} then refuses the whole. One
 * thread, one use.
 */
public final class Fields {
    private final Doc.Obj source;
    private final String path;
    private final List<Problem> problems;
    private final Set<String> known = new HashSet<>();

    private Fields(Doc.Obj source, String path, List<Problem> problems) {
        this.source = source;
        this.path = path;
        this.problems = problems;
    }

    /**
     * The fields of {@code source}, whose problems are reported below {@code path} (empty at the
     * top).
     */
    public static Fields of(Doc.Obj source, String path) {
        return new Fields(source, path, new ArrayList<>());
    }

    /** The fields of a value that must be an object. */
    public static Fields of(Doc source, String path) {
        Fields fields = of(source instanceof Doc.Obj object ? object : Doc.Obj.EMPTY, path);
        if (!(source instanceof Doc.Obj)) {
            fields.wrong("", noObject(source));
        }
        return fields;
    }

    /**
     * The value that {@code build} makes, or every problem found so far, unknown fields among them.
     */
    public <T> Decoded<T> finish(Supplier<T> build) {
        refuseUnknown();
        return problems.isEmpty() ? Decoded.ok(build.get()) : Decoded.malformed(problems);
    }

    /** As {@link #finish}, but fields that nobody asked for are left alone. */
    public <T> Decoded<T> finishLenient(Supplier<T> build) {
        return problems.isEmpty() ? Decoded.ok(build.get()) : Decoded.malformed(problems);
    }

    public boolean has(String key) {
        return source.get(known(key)).isPresent();
    }

    /**
     * A nested object's fields; their problems are collected here. A missing one reads as empty.
     */
    public Fields object(String key) {
        return item(key, source.get(known(key)).orElse(Doc.Obj.EMPTY));
    }

    /**
     * The fields of a value found inside this object, such as a list's item; their problems are
     * collected here.
     */
    public Fields item(String place, Doc value) {
        if (!(value instanceof Doc.Obj)) {
            wrong(place, noObject(value));
        }
        return new Fields(value instanceof Doc.Obj object ? object : Doc.Obj.EMPTY, under(place),
                problems);
    }

    /** Refuses what was not asked for in a nested object that {@link #object} gave. */
    public void refuseUnknown() {
        source.fields().keySet().stream().filter(key -> !known.contains(key))
                .forEach(key -> wrong(key, "is not known here, want "
                        + String.join(", ", known.stream().sorted().toList())));
    }

    public String text(String key, String fallback) {
        return optional(key, fallback, "text",
                doc -> doc instanceof Doc.Text(String value)
                        ? Optional.of(value)
                        : Optional.empty());
    }

    public String text(String key) {
        return required(key, "want text") ? text(key, "") : "";
    }

    public boolean bool(String key, boolean fallback) {
        return optional(key, fallback, "true or false",
                doc -> doc instanceof Doc.Bool(boolean value)
                        ? Optional.of(value)
                        : Optional.empty());
    }

    /** A whole number from {@code min} to {@code max}. */
    public long whole(String key, long min, long max) {
        return required(key, "want a whole number from " + min + " to " + max)
                ? whole(key, min, min, max)
                : min;
    }

    /**
     * A whole number from {@code min} to {@code max}, or {@code fallback} when the field is
     * missing.
     */
    public long whole(String key, long fallback, long min, long max) {
        return optional(key, fallback, "a whole number from " + min + " to " + max,
                doc -> wholeIn(doc, min, max));
    }

    /** A temperature in °C within the bounds. */
    public Temperature temperature(String key, Temperature min, Temperature max) {
        return required(key, "want " + min.decimal() + " to " + max.decimal())
                ? temperature(key, min, min, max)
                : min;
    }

    /** A temperature in °C within the bounds, or {@code fallback} when the field is missing. */
    public Temperature temperature(String key, Temperature fallback, Temperature min,
            Temperature max) {
        return degrees(key, fallback, new TemperatureRange(BigDecimal.ZERO, min, max, false));
    }

    /** A difference in K within the bounds, or {@code fallback}; in thousandths of a kelvin. */
    public int difference(String key, int fallback, int min, int max) {
        return degrees(key, Temperature.ofMilliC(fallback), new TemperatureRange(BigDecimal.ZERO,
                Temperature.ofMilliC(min), Temperature.ofMilliC(max), true)).milliC();
    }

    private Temperature degrees(String key, Temperature fallback, TemperatureRange range) {
        Optional<Doc> found = source.get(known(key));
        Optional<Temperature> read = found.flatMap(doc -> temperatureIn(doc, range));
        if (found.isPresent() && read.isEmpty()) {
            problems.add(new Problem(under(key), "is " + Shown.of(found.get()) + ", want "
                    + range.least().decimal() + " to " + range.most().decimal(),
                    found.get() instanceof Doc.Num(BigDecimal given)
                            ? Optional.of(range.of(given))
                            : Optional.empty()));
        }
        return read.orElse(fallback);
    }

    /** Text in a form of its own; {@code wanted} is what the form looks like. */
    public <T> T parsed(String key, T fallback, String wanted,
            Function<String, Optional<T>> parse) {
        return optional(key, fallback, wanted,
                doc -> doc instanceof Doc.Text(String value)
                        ? parse.apply(value)
                        : Optional.empty());
    }

    /**
     * Any value that {@code read} accepts; its problems are collected. {@code fallback} stands in
     * for a missing one.
     */
    public <T> T nested(String key, T fallback, Function<Doc, Decoded<T>> read) {
        Optional<Doc> found = source.get(known(key));
        if (found.isEmpty()) {
            return fallback;
        }
        return switch (read.apply(found.get())) {
            case Decoded.Ok<T>(T value) -> value;
            case Decoded.Malformed<T>(List<Problem> inner) -> {
                inner.forEach(problem -> problems.add(problem.under(under(key))));
                yield fallback;
            }
        };
    }

    /**
     * Complains when the field is missing; {@code wanted} says what belongs there, such as
     * {@code "want a name"}.
     */
    public boolean required(String key, String wanted) {
        if (source.get(known(key)).isPresent()) {
            return true;
        }
        wrong(key, "is missing, " + wanted);
        return false;
    }

    /** Records a problem with a field of this object. */
    public void wrong(String key, String sentence) {
        problems.add(new Problem(key.isEmpty() ? path : under(key), sentence));
    }

    /** The object's own keys, sorted; asking marks all of them as known. */
    public List<String> keys() {
        known.addAll(source.fields().keySet());
        return List.copyOf(source.fields().keySet());
    }

    private <T> T optional(String key, T fallback, String wanted, Function<Doc, Optional<T>> read) {
        Optional<Doc> found = source.get(known(key));
        if (found.isEmpty()) {
            return fallback;
        }
        Optional<T> value = read.apply(found.get());
        if (value.isEmpty()) {
            wrong(key, "is " + Shown.of(found.get()) + ", want " + wanted);
        }
        return value.orElse(fallback);
    }

    private static String noObject(Doc doc) {
        return "is " + Shown.of(doc) + (doc instanceof Doc.Null
                ? ", want an object, or no such line at all"
                : ", want an object");
    }

    private static Optional<Long> wholeIn(Doc doc, long min, long max) {
        if (!(doc instanceof Doc.Num(BigDecimal value)) || value.scale() > 0
                || value.compareTo(BigDecimal.valueOf(min)) < 0
                || value.compareTo(BigDecimal.valueOf(max)) > 0) {
            return Optional.empty();
        }
        return Optional.of(value.longValueExact());
    }

    private static Optional<Temperature> temperatureIn(Doc doc, TemperatureRange range) {
        return doc instanceof Doc.Num(BigDecimal value) && range.of(value).holds()
                ? Optional.of(Temperature.ofCelsius(value))
                : Optional.empty();
    }

    private String known(String key) {
        known.add(key);
        return key;
    }

    private String under(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
