package dev.pilotlight.agent.link;

/**
 * Why the cloud is not reached.
 *
 * @param text a sentence for people; empty if nothing failed
 */
public record Failure(Kind kind, String text) {
    /** Nothing failed. */
    public static final Failure NONE = new Failure(Kind.NONE, "");

    /** The class of a failure; people and programs see its word. */
    public enum Kind {
        NONE("", false), DNS("dns", false), TCP("tcp", false), TLS("tls", false), CERTIFICATE(
                "certificate", true), AUTH("auth", true), TAKEOVER("takeover", true), QUOTA("quota",
                        false), NO_ANSWER("no-answer",
                                false), ACK_TIMEOUT("ack-timeout", false), LOST("lost", false);

        private final String word;
        private final boolean slow;

        Kind(String word, boolean slow) {
            this.word = word;
            this.slow = slow;
        }

        /** The word on the wire. */
        public String word() {
            return word;
        }

        /** Whether trying often cannot mend it, and a person should look. */
        public boolean isSlow() {
            return slow;
        }
    }
}
