package dev.pilotlight.agent.core;

import java.time.Duration;

/** What people should know of, worst first. Each comes and goes by itself. */
public enum Alarm {
    /** The ceiling. */
    OVERHEAT(1, "overheat", "too hot: heating is refused"),
    /** Frost. */
    FROST(2, "frost", "too cold: heating against frost, whatever the mode"),
    /** A relay that does not open. */
    RELAY_STUCK(256, "relay-stuck",
            "heat comes though none is called for: the second cut-off is opened"
                    + " if there is one; otherwise switch the heater off by hand"),
    /** A call without an answer. */
    NO_HEAT(512, "no-heat",
            "heating for long and the room gets no warmer: no heat comes, a window is open,"
                    + " the heater is far too small, or the thermometer does not feel the room;"
                    + " it is tried again and again"),
    /** Nothing is believed. */
    SENSOR_STALE(4, "sensor-stale",
            "no believable reading: a bounded share of the heat lately needed,"
                    + " then only a duty against frost"),
    /** A relay answers differently. */
    RELAY_MISMATCH(8, "relay-mismatch", "the relays report something else than they were told"),
    /** The floor's own limit. */
    FLOOR_HOT(1024, "floor-hot", "the floor is too hot: heating is refused"),
    /** Longest run. */
    RUN_TIME(16, "run-time", "ran as long as it may: resting"),
    /** The next rung. */
    SENSOR_SPARE(2048, "sensor-spare", "no room sensor is believed: the spare one is used"),
    /** Some sensor is not believed. */
    SENSOR_DOUBTFUL(32, "sensor-doubtful", "not every sensor is believed"),
    /** An open window. */
    WINDOW_OPEN(4096, "window-open",
            "a window is open, or looks like it: heating pauses, frost is kept out"),
    /** The disk. */
    STORAGE(64, "storage", "the disk fails: control goes on from memory"),
    /** The clock. */
    CLOCK_UNKNOWN(128, "clock-unknown", "the clock is not set: the schedule is not guessed");

    private final int bit;
    private final String kind;
    private final String text;

    Alarm(int bit, String kind, String text) {
        this.bit = bit;
        this.kind = kind;
        this.text = text;
    }

    /** The stable word for programs. */
    public String kind() {
        return kind;
    }

    /** The sentence for people. */
    public String text() {
        return text;
    }

    /**
     * Away for so long, it is gone, and the next time is another alarm. What readings and disks say
     * flaps; what is told of relays and heat has to be over as soon as it is mended.
     */
    Duration calm() {
        return switch (this) {
            case SENSOR_DOUBTFUL, SENSOR_SPARE, SENSOR_STALE, WINDOW_OPEN, STORAGE -> Duration
                    .ofMinutes(10);
            case OVERHEAT, FROST, RELAY_STUCK, NO_HEAT, RELAY_MISMATCH, FLOOR_HOT, RUN_TIME,
                    CLOCK_UNKNOWN ->
                Duration.ofSeconds(30);
        };
    }

    /** Its place in a set of alarms. */
    int bit() {
        return bit;
    }
}
