package dev.pilotlight.agent.drill;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One hazard: what goes wrong, what must come of it and within which time, and what must be so
 * again, and when, after it is over.
 *
 * @param missing what the configuration lacks for it to be played; empty when it can be
 */
record Hazard(String name, Fault fault, Expectation answer, Expectation recovery,
        Optional<String> missing) {

    /**
     * Something that must become true.
     *
     * @param words to follow "after": what it is
     * @param bound within which it must
     */
    record Expectation(String words, Duration bound, Predicate<World> holds) {}

    Hazard needs(boolean there, String what) {
        return new Hazard(name, fault, answer, recovery, there
                ? Optional.empty()
                : Optional.of(
                        what));
    }
}
