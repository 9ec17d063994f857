package dev.pilotlight.agent.http;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How many connections there are, of whom. One source has at most {@link #MOST_OF_ONE}, all have
 * {@link #MOST} together; where there is no room, who has asked for nothing yet gives way to who
 * comes. Who asks for nothing within {@link #SILENCE} is overdue. Any thread.
 *
 * @param <C> a connection
 */
final class ConnectionQuota<C> {
    static final int MOST = 256;
    static final int MOST_OF_ONE = 32;
    static final Duration SILENCE = Duration.ofSeconds(5);

    private final Map<C, Place> open = new LinkedHashMap<>();

    private record Place(String source, long since, boolean asked) {}

    /**
     * What comes of one that wants in.
     *
     * @param displaced who has to go for it
     */
    record Admission<C>(boolean isAdmitted, Optional<C> displaced) {}

    synchronized Admission<C> admit(C newcomer, String source, long now) {
        Optional<C> leaving = Optional.empty();
        if (count(source) >= MOST_OF_ONE) {
            leaving = oldest(place -> !place.asked && place.source.equals(source));
            if (leaving.isEmpty()) {
                return new Admission<>(false, leaving);
            }
        } else if (open.size() >= MOST) {
            leaving = oldest(place -> !place.asked).or(() -> oldestOfGreatest(count(source)));
            if (leaving.isEmpty()) {
                return new Admission<>(false, leaving);
            }
        }
        leaving.ifPresent(open::remove);
        open.put(newcomer, new Place(source, now, false));
        return new Admission<>(true, leaving);
    }

    /** It has asked for something. */
    synchronized void asked(C connection) {
        open.computeIfPresent(connection, (_, place) -> new Place(place.source, place.since,
                true));
    }

    synchronized void left(C connection) {
        open.remove(connection);
    }

    /** Those who had time enough to ask for something, and did not. */
    synchronized List<C> overdue(long now) {
        return open.entrySet().stream().filter(one -> !one.getValue().asked && now - one
                .getValue().since >= SILENCE.toNanos()).map(Map.Entry::getKey).toList();
    }

    /** All that are open. */
    synchronized List<C> all() {
        return List.copyOf(open.keySet());
    }

    private long count(String source) {
        return open.values().stream().filter(place -> place.source.equals(source)).count();
    }

    private Optional<C> oldest(Predicate<Place> which) {
        return open.entrySet().stream().filter(one -> which.test(one.getValue())).map(
                Map.Entry::getKey).findFirst();
    }

    /** Of who has more than the newcomer. */
    private Optional<C> oldestOfGreatest(long than) {
        return open.values().stream().map(Place::source).distinct().max(Comparator.comparingLong(
                this::count)).filter(source -> count(source) > than + 1).flatMap(
                        source -> oldest(place -> place.source.equals(source)));
    }
}
