package dev.pilotlight.agent.core;

/** What people should know of, worst first. Each comes and goes by itself. */
public enum Alarm {
    OVERHEAT("overheat", "too hot: heating is refused"),
    FROST("frost", "too cold: heating against frost, whatever the mode"),
    SENSOR_STALE("sensor-stale", "no believable reading: only a bounded duty against frost"),
    RELAY_MISMATCH("relay-mismatch", "the relays report something else than they were told"),
    RUN_TIME("run-time", "ran as long as it may: resting"),
    SENSOR_DOUBTFUL("sensor-doubtful", "the newest readings are not believed"),
    STORAGE("storage", "the disk fails: control goes on from memory"),
    CLOCK_UNKNOWN("clock-unknown", "the clock is not set: the schedule is not guessed");

    private final String kind;
    private final String text;

    Alarm(String kind, String text) {
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

    int bit() {
        return 1 << ordinal();
    }
}
