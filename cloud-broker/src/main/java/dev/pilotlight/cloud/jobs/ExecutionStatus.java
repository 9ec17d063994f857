package dev.pilotlight.cloud.jobs;

import java.util.Optional;

/** How far one device has come with one job, in AWS's words. */
public enum ExecutionStatus {
    QUEUED, IN_PROGRESS, SUCCEEDED, FAILED, TIMED_OUT, REJECTED, REMOVED, CANCELED;

    /** Whether nothing more will come of it. */
    public boolean isTerminal() {
        return this != QUEUED && this != IN_PROGRESS;
    }

    /** Whether a device may say so of itself. */
    boolean isForDevices() {
        return this == IN_PROGRESS || this == SUCCEEDED || this == FAILED || this == REJECTED;
    }

    /** The status of that name. */
    static Optional<ExecutionStatus> parse(String name) {
        for (ExecutionStatus status : values()) {
            if (status.name().equals(name)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
