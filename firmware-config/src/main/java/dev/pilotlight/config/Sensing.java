package dev.pilotlight.config;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which sensors there are, by name, and how those of the room become one reading.
 *
 * @param fusion how
 * @param sensors at most {@link #MOST}
 */
public record Sensing(Fusion fusion, SortedMap<String, Sensor> sensors) {
    /** More sensors than that are refused. */
    public static final int MOST = 16;
    /** A room sensor of no special treatment. */
    public static final Sensor PLAIN = new Sensor(Kind.ROOM, 0, 1, Optional.empty());
    /** The sensors that a configuration that says nothing gets. */
    public static final Sensing DEFAULTS = new Sensing(Fusion.MEAN, new TreeMap<>(Map.of("room",
            PLAIN, "outdoor", new Sensor(Kind.OUTDOOR, 0, 1, Optional.empty()))));

    public Sensing {
        sensors = Collections.unmodifiableSortedMap(new TreeMap<>(sensors));
    }

    /** How several room sensors become one. */
    public enum Fusion {
        /** Each counts the same. */
        MEAN,
        /** The coldest counts: against frost in one corner. */
        MINIMUM,
        /** Each counts by its weight. */
        WEIGHTED
    }

    /** What a sensor measures. */
    public enum Kind {
        /** The air of the room. */
        ROOM,
        /** The room too, but looked at only when no room sensor is believed. */
        SPARE,
        /** Outside. */
        OUTDOOR,
        /** The floor or screed that is heated. */
        FLOOR,
        /** Relative humidity of the room. */
        HUMIDITY,
        /** Whether a window is open. */
        WINDOW
    }

    /**
     * One sensor.
     *
     * @param offsetMilliK added to what it says, in thousandths of a kelvin
     * @param weight in the weighted mean, 1 to 100
     * @param staleAfter if it reports more seldom than {@code limits.staleAfter} allows
     */
    public record Sensor(Kind kind, int offsetMilliK, int weight, Optional<Duration> staleAfter) {}
}
