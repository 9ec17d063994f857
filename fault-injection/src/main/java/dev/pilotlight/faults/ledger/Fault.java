package dev.pilotlight.faults.ledger;

/** What is broken on purpose, for a while. */
public enum Fault {
    /** The cloud's process does not run (SIGKILL). */
    CLOUD_DEAD("cloud dead"),
    /** The cloud's process is stopped in the middle of what it did (SIGSTOP). */
    CLOUD_FROZEN("cloud frozen"),
    /** The link swallows every byte. */
    LINK_DARK("link dark"),
    /** The thermometer says nothing. */
    SENSOR_DEAD("sensor dead"),
    /** The agent's process does not run (SIGKILL). */
    AGENT_DEAD("agent without power");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    /** What the reports call it. */
    public String words() {
        return words;
    }

    /** Whether the agent cannot reach the cloud while it lasts. */
    public boolean isOutage() {
        return this == CLOUD_DEAD || this == CLOUD_FROZEN || this == LINK_DARK;
    }
}
