package dev.pilotlight.cloud.rollout;

/** How far one device has come with a roll-out. */
public enum Standing {
    /** Not asked yet. */
    WAITING,
    /** Asked; no answer yet. */
    ASKED,
    /** It tries the configuration. */
    ON_TRIAL,
    /** It kept the configuration; its wave is still watched. */
    KEPT,
    /** It kept the configuration and its wave soaked. */
    PROVEN,
    /** Its gate or a person refused; it stays as it was. */
    REFUSED,
    /** It rolled back by itself; it is as it was. */
    ROLLED_BACK,
    /** Something else went wrong, or it fell ill after it had kept the configuration. */
    FAILED,
    /** It could be reached for all of its time and did not answer. */
    SILENT,
    /** The operator took it back. */
    WITHDRAWN;

    /** Whether an answer is still to come. */
    public boolean isInProgress() {
        return this == ASKED || this == ON_TRIAL;
    }

    /** Whether the device may be on a configuration that is not proven: what the floor bounds. */
    public boolean isAtRisk() {
        return isInProgress() || this == KEPT || this == FAILED || this == SILENT;
    }

    /** Whether it tells anything about the configuration. */
    boolean isExecuted() {
        return this != WAITING && this != WITHDRAWN && !isInProgress();
    }
}
