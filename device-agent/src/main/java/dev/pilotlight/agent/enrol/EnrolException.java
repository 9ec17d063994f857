package dev.pilotlight.agent.enrol;

/** Enrolment did not succeed; the message is a sentence for people. Nothing was changed. */
public final class EnrolException extends Exception {
    private static final long serialVersionUID = 1L;

    EnrolException(String message) {
        super(message);
    }

    EnrolException(String message, Throwable cause) {
        super(message, cause);
    }
}
