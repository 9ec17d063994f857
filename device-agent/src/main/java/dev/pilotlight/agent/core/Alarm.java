package dev.pilotlight.agent.core;

/** What people should know of, worst first. Each comes and goes by itself. */
public enum Alarm {
    OVERHEAT(1, "overheat", "too hot: heating is refused"), FROST(2, "frost",
            "too cold: heating against frost, whatever the mode"), SENSOR_STALE(4, "sensor-stale",
                    "no believable reading: only a bounded duty against frost"), RELAY_MISMATCH(8,
                            "relay-mismatch",
                            "the relays report something else than they were told"), RUN_TIME(16,
                                    "run-time", "ran as long as it may: resting"), SENSOR_DOUBTFUL(
                                            32, "sensor-doubtful",
                                            "the newest readings are not believed"), STORAGE(64,
                                                    "storage",
                                                    "the disk fails: control goes on from memory"), CLOCK_UNKNOWN(
                                                            128, "clock-unknown",
                                                            "the clock is not set: the schedule is not guessed");

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

    /** Its place in a set of alarms. */
    int bit() {
        return bit;
    }
}
