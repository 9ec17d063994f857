package dev.pilotlight.cloud.rollout;

/** How far one device has come with a roll-out. */
public enum Standing {
    /** Not asked yet. */
    WAITING,
    /** Asked; no answer yet. */
    ASKED,
    /** It tries the configuration. */
    ON_TRIAL,
    /** It kept the configuration and is still watched. */
    KEPT,
    /** It kept the configuration and soaked, within reach for all of that time. */
    PROVEN,
    /** Its gate or a person refused; it stays as it was. */
    REFUSED,
    /** It rolled back by itself; it is as it was. */
    ROLLED_BACK,
    /** Something else went wrong, or it fell ill after it had kept the configuration. */
    FAILED,
    /** It could be reached for all of its time and did not answer. */
    SILENT,
    /** It took the job and cannot be reached since, while others can: the worst that can be. */
    LOST,
    /** It was not asked, and will not be: away for long, gone, or without room above a floor. */
    LEFT_OUT,
    /** The operator took it back. */
    WITHDRAWN;

    /** Whether an answer is still to come. */
    public boolean isInProgress() {
        return this == ASKED || this == ON_TRIAL;
    }

    /** Whether it was asked and its end is still open. */
    boolean isUnsettled() {
        return isInProgress() || this == KEPT;
    }

    /** Whether the device may be on a configuration that is not proven: what the floor bounds. */
    public boolean isAtRisk() {
        return isUnsettled() || this == FAILED || this == SILENT || this == LOST;
    }

    /** Whether it tells anything about the configuration. */
    boolean isExecuted() {
        return isAsked() && this != WITHDRAWN && !isInProgress();
    }

    /** Whether the device was ever asked. */
    boolean isAsked() {
        return this != WAITING && this != LEFT_OUT;
    }
}
