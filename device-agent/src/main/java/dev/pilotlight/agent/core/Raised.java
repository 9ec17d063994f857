package dev.pilotlight.agent.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One alarm that came, and how often it came and went since: one that flaps is one alarm with a
 * count, over when it has been away for {@link Alarm#calm}. Immutable.
 *
 * @param since wall time at which it first came
 * @param first uptime of the same moment
 * @param text what it said when it came last, with its reason
 * @param times how often it came
 * @param is whether it is there at this moment
 * @param changed uptime at which it last came or went
 */
record Raised(Instant since, Duration first, String text, int times, boolean is,
        Duration changed) {
    /** From so many times on it is in force in between as well. */
    private static final int FLAPS = 2;
    private static final int MANY = 1_000_000;

    static Raised first(String text, Moment now) {
        return new Raised(now.wall(), now.uptime(), text, 1, true, now.uptime());
    }

    /**
     * After a look, with what is to be said now; a sentence whose reason has gone by then keeps it.
     * Empty when it has been away for so long that it is forgotten.
     */
    Optional<Raised> looked(boolean here, Supplier<String> words, Duration calm, Moment now) {
        if (here) {
            String said = words.get();
            String whole = text.startsWith(said) ? text : said;
            return Optional.of(is
                    ? new Raised(since, first, whole, times, true, changed)
                    : new Raised(since, first, whole, Math.min(MANY, times + 1), true, now
                            .uptime()));
        }
        if (is) {
            return Optional.of(new Raised(since, first, text, times, false, now.uptime()));
        }
        return now.since(changed).compareTo(calm) < 0 ? Optional.of(this) : Optional.empty();
    }

    /** Whether people are told that it is there. */
    boolean inForce() {
        return is || times >= FLAPS;
    }

    /** With how often it came, when that was more than once. */
    String sentence(Moment now) {
        return text + times(now);
    }

    String times(Moment now) {
        return times < FLAPS
                ? ""
                : " (it comes and goes: " + times + " times in " + Words.age(now.since(first))
                        + ")";
    }
}
