package dev.pilotlight.agent.sensing;

import dev.pilotlight.config.Sensing;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is sensed besides temperatures: humidity in percent, and windows (1 is open). Immutable.
 *
 * @param kinds what each configured name is
 * @param told what each said last
 */
record Facts(Map<String, Sensing.Sensor> kinds, SortedMap<String, Fact> told,
        Duration staleAfter) {
    /** One value and the uptime at which it was taken. */
    record Fact(int value, Duration takenAt) {}

    static Facts of(Sensing sensing, Duration staleAfter) {
        Map<String, Sensing.Sensor> kinds = new TreeMap<>(sensing.sensors());
        kinds.values().removeIf(sensor -> !isFact(sensor.kind()));
        return new Facts(kinds, new TreeMap<>(), staleAfter);
    }

    static boolean isFact(Sensing.Kind kind) {
        return kind == Sensing.Kind.HUMIDITY || kind == Sensing.Kind.WINDOW;
    }

    Facts told(String name, int value, Duration takenAt) {
        if (!kinds.containsKey(name)) {
            return this;
        }
        SortedMap<String, Fact> next = new TreeMap<>(told);
        next.put(name, new Fact(value, takenAt));
        return new Facts(kinds, next, staleAfter);
    }

    /** A contact that has fallen silent says nothing: it may not keep the house cold. */
    boolean isWindowOpen(Duration now) {
        return told.entrySet().stream().anyMatch(one -> kind(
                one.getKey()) == Sensing.Kind.WINDOW && one.getValue().value() == 1
                && isFresh(one.getKey(), one.getValue(), now));
    }

    OptionalInt humidity(Duration now) {
        return told.entrySet().stream().filter(one -> kind(
                one.getKey()) == Sensing.Kind.HUMIDITY && isFresh(one.getKey(), one.getValue(),
                        now))
                .mapToInt(one -> one.getValue().value()).findFirst();
    }

    /** When the next of them becomes too old. */
    Optional<Duration> until(Duration now) {
        return told.entrySet().stream().filter(one -> isFresh(one.getKey(), one.getValue(), now))
                .map(one -> one.getValue().takenAt().plus(limit(one.getKey())))
                .min(Duration::compareTo);
    }

    private boolean isFresh(String name, Fact fact, Duration now) {
        return now.minus(fact.takenAt()).compareTo(limit(name)) <= 0;
    }

    private Sensing.Kind kind(String name) {
        return sensor(name).kind();
    }

    private Duration limit(String name) {
        return sensor(name).staleAfter().orElse(staleAfter);
    }

    private Sensing.Sensor sensor(String name) {
        return kinds.getOrDefault(name, Sensing.PLAIN);
    }
}
