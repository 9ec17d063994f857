package dev.pilotlight.twin;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A JSON-shaped value without a JSON library: what a twin's documents are made of. Immutable; equal
 * when the JSON is ({@code 1.0} equals {@code 1}).
 */
public sealed interface Doc {

    /** JSON null; in a merge patch it deletes. */
    record Null() implements Doc {
        public static final Null VALUE = new Null();
    }

    record Bool(boolean value) implements Doc {}

    record Num(BigDecimal value) implements Doc {
        private static final int MOST_ZEROS = 64;

        public Num {
            if (value.scale() < -MOST_ZEROS) {
                throw new IllegalArgumentException(
                        "is out of range, want a number that can be written out");
            }
            BigDecimal plain = value.stripTrailingZeros();
            value = plain.scale() < 0 ? plain.setScale(0) : plain;
        }
    }

    record Text(String value) implements Doc {}

    record Arr(List<Doc> items) implements Doc {
        public Arr {
            items = List.copyOf(items);
        }
    }

    /** A JSON object; keys in their natural order. */
    record Obj(SortedMap<String, Doc> fields) implements Doc {
        public static final Obj EMPTY = new Obj(new TreeMap<>());

        public Obj {
            fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        }

        public static Obj of(String key, Doc value) {
            return EMPTY.with(key, value);
        }

        public static Obj of(String key, Doc value, String key2, Doc value2) {
            return of(key, value).with(key2, value2);
        }

        public Optional<Doc> get(String key) {
            return Optional.ofNullable(fields.get(key));
        }

        /** The object under {@code key}; empty when there is none or it is something else. */
        public Optional<Obj> object(String key) {
            return fields.get(key) instanceof Obj object ? Optional.of(object) : Optional.empty();
        }

        /** The text under {@code key}; empty when there is none or it is something else. */
        public Optional<String> string(String key) {
            return fields.get(key) instanceof Text(String value)
                    ? Optional.of(value)
                    : Optional.empty();
        }

        /** The number under {@code key}; empty when there is none or it is something else. */
        public Optional<BigDecimal> number(String key) {
            return fields.get(key) instanceof Num(BigDecimal value)
                    ? Optional.of(value)
                    : Optional.empty();
        }

        public Obj with(String key, Doc value) {
            SortedMap<String, Doc> changed = new TreeMap<>(fields);
            changed.put(key, value);
            return new Obj(changed);
        }

        public Obj without(String key) {
            SortedMap<String, Doc> changed = new TreeMap<>(fields);
            changed.remove(key);
            return new Obj(changed);
        }

        public boolean isEmpty() {
            return fields.isEmpty();
        }
    }

    static Text text(String value) {
        return new Text(value);
    }

    static Num num(long value) {
        return new Num(BigDecimal.valueOf(value));
    }

    static Num num(BigDecimal value) {
        return new Num(value);
    }

    static Bool bool(boolean value) {
        return new Bool(value);
    }

    static Obj obj(SortedMap<String, Doc> fields) {
        return new Obj(fields);
    }

    /** How deep objects and arrays nest: 0 for a plain value, 1 for an empty object. */
    default int depth() {
        return switch (this) {
            case Null _,Bool _,Num _,Text _ -> 0;
            case Arr(List<Doc> items) -> 1 + items.stream().mapToInt(Doc::depth).max().orElse(0);
            case Obj(SortedMap<String, Doc> fields) ->
                1 + fields.values().stream().mapToInt(Doc::depth).max().orElse(0);
        };
    }
}
