package dev.pilotlight.units;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What reading an input gave: the value, or every problem found. The caller decides; nothing is
 * thrown.
 *
 * @param <T> what was to be read
 */
public sealed interface Decoded<T> {

    /** It was well formed. */
    record Ok<T>(T value) implements Decoded<T> {}

    /** It was not; at least one problem. */
    record Malformed<T>(List<Problem> problems) implements Decoded<T> {
        public Malformed {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("malformed without a problem");
            }
        }
    }

    static <T> Decoded<T> ok(T value) {
        return new Ok<>(value);
    }

    static <T> Decoded<T> malformed(List<Problem> problems) {
        return new Malformed<>(problems);
    }

    static <T> Decoded<T> malformed(String path, String sentence) {
        return new Malformed<>(List.of(new Problem(path, sentence)));
    }

    /** Goes on with the value, or passes the problems along. */
    default <R> Decoded<R> then(Function<? super T, Decoded<R>> next) {
        return switch (this) {
            case Ok<T>(T value) -> next.apply(value);
            case Malformed<T>(List<Problem> problems) -> new Malformed<>(problems);
        };
    }

    default <R> Decoded<R> map(Function<? super T, R> change) {
        return then(value -> ok(change.apply(value)));
    }

    /** The value, or empty when malformed. */
    default Optional<T> toOptional() {
        return switch (this) {
            case Ok<T>(T value) -> Optional.of(value);
            case Malformed<T> _ -> Optional.empty();
        };
    }

    /** The problems; none when well formed. */
    default List<Problem> problems() {
        return switch (this) {
            case Ok<T> _ -> List.of();
            case Malformed<T>(List<Problem> found) -> found;
        };
    }
}
