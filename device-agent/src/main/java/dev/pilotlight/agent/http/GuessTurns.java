package dev.pilotlight.agent.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Wrong PINs of all strangers together: {@link #MOST} are looked at in any minute. Who comes when
 * they are used up is given a turn, one a source, and is looked at when it comes again then: late,
 * and never refused for good. Who has been wrong less often goes before who has been wrong more
 * often, so that a person does not stand behind those who guess. Guarded by its gate.
 */
final class GuessTurns {
    static final int MOST = 10;
    private static final Duration SPAN = Duration.ofMinutes(1);
    /** Who does not come within that time of its turn has lost it. */
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Deque<Long> looked = new ArrayDeque<>(MOST);
    private final Map<String, Turn> waiting = new LinkedHashMap<>();

    private record Turn(long at, int wrong) {}

    /**
     * How long that source has to wait until it is looked at.
     *
     * @param wrong how often it was wrong before
     */
    Duration until(String source, int wrong, long now) {
        forget(now);
        long free = free(looked.stream(), now);
        long behindAll = free(Stream.concat(looked.stream(), waiting.values().stream().map(
                Turn::at)), now);
        if (!waiting.containsKey(source) && behindAll - now > 0) {
            queue(source, new Turn(behindAll, wrong), now);
        }
        Turn mine = waiting.get(source);
        if (mine != null) {
            return Duration.ofNanos(Math.max(0, Math.max(mine.at - now, free - now)));
        }
        return behindAll - now <= 0 ? Duration.ZERO : SPAN;
    }

    /** Takes the next turn of who was wrong more often, or one behind all, where there is room. */
    private void queue(String source, Turn last, long now) {
        Optional<Map.Entry<String, Turn>> worse = waiting.entrySet().stream().filter(other -> other
                .getValue().wrong > last.wrong).min(Comparator.comparingLong(
                        other -> other
                                .getValue().at - now));
        if (worse.isPresent()) {
            waiting.remove(worse.get().getKey());
            waiting.put(source, new Turn(worse.get().getValue().at, last.wrong));
        } else if (waiting.size() < MOST) {
            waiting.put(source, last);
        }
    }

    /** A source was looked at, and what it had was wrong. */
    void wrong(String source, long now) {
        waiting.remove(source);
        looked.addLast(now);
    }

    /** A source was looked at, and what it had was right. */
    void right(String source) {
        waiting.remove(source);
    }

    private void forget(long now) {
        looked.removeIf(at -> now - at >= SPAN.toNanos());
        waiting.values().removeIf(turn -> now - turn.at > KEPT.toNanos());
    }

    private static long free(Stream<Long> taken, long now) {
        List<Long> turns = taken.sorted(Comparator.comparingLong(at -> at - now)).toList();
        return turns.size() < MOST ? now : turns.get(turns.size() - MOST) + SPAN.toNanos();
    }
}
