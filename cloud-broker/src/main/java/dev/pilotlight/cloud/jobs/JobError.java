package dev.pilotlight.cloud.jobs;

/** Why a request about a job is rejected, in AWS's words. */
enum JobError {
    INVALID_TOPIC("InvalidTopic"), INVALID_JSON("InvalidJson"), INVALID_REQUEST("InvalidRequest"),
    /** The execution cannot go there from where it is. */
    INVALID_STATE_TRANSITION("InvalidStateTransition"), RESOURCE_NOT_FOUND("ResourceNotFound"),
    /** Somebody else changed it meanwhile. */
    VERSION_MISMATCH("VersionMismatch"),
    /** It is over. */
    TERMINAL_STATE_REACHED("TerminalStateReached");

    private final String code;

    JobError(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
