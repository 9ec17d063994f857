package dev.pilotlight.agent.port;

/**
 * One connection to a broker, which lives once. Link's thread. Nothing throws and nothing waits,
 * but for a moment in {@link #leave}: what goes wrong is told to the {@link Lines.Caller}.
 */
public interface Line {
    /** A message, either way. */
    record Message(String topic, Payload payload, boolean retained) {}

    /** Sends at QoS 1; the acknowledgement is told with {@code id}, which is used once. */
    void publish(long id, Message message);

    /** Acknowledges an inbound message to the broker. */
    void confirm(int messageId);

    /** Whether the connection is still believed in. */
    boolean isOpen();

    /**
     * Sends a last word, waits for its acknowledgement for 2 s at most, and ends the connection in
     * order, within half a second more: no will is published, unless the word was not acknowledged.
     */
    void leave(Message lastWord);

    /** Throws the connection away without a word, so that the broker publishes the will. */
    void discard();
}
