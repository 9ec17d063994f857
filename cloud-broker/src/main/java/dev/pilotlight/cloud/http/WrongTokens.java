package dev.pilotlight.cloud.http;

import dev.pilotlight.cloud.access.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts tokens that were refused, by source: each beyond ten in a minute is answered later than
 * the one before. Nobody is shut out, since a right token is never held up. Any thread.
 */
final class WrongTokens {
    static final int FREE = 10;
    static final Duration WINDOW = Duration.ofMinutes(1);
    static final Duration STEP = Duration.ofMillis(250);
    static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MAX_SOURCES = 10_000;

    private final Map<Source, Guesses> guesses = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Source, Guesses> eldest) {
            return size() > MAX_SOURCES;
        }
    };
    private long total;
    private long untold;
    private Instant toldAt = Instant.EPOCH;

    private record Guesses(Instant since, int count) {}

    /** How long the answer waits; counts the guess. */
    synchronized Duration wrong(Source source, Instant now) {
        Guesses before = guesses.getOrDefault(source, new Guesses(now, 0));
        Guesses after = now.isBefore(before.since.plus(WINDOW))
                ? new Guesses(before.since, before.count + 1)
                : new Guesses(now, 1);
        guesses.put(source, after);
        total++;
        untold++;
        Duration late = STEP.multipliedBy(Math.max(0, after.count - FREE));
        return late.compareTo(LONGEST) > 0 ? LONGEST : late;
    }

    /** How many since people were told last, once in a minute at most. */
    synchronized Optional<Long> toTell(Instant now) {
        if (untold == 0 || now.isBefore(toldAt.plus(WINDOW))) {
            return Optional.empty();
        }
        long count = untold;
        untold = 0;
        toldAt = now;
        return Optional.of(count);
    }

    /** All since the start. */
    synchronized long total() {
        return total;
    }
}
