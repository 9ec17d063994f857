package dev.pilotlight.agent.port;

/** The bytes of one message; nobody writes into them. */
public final class Payload {
    private final byte[] bytes;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Of bytes that nobody else keeps. */
    public static Payload of(byte[] bytes) {
        return new Payload(bytes);
    }

    /** How many bytes. */
    public int size() {
        return bytes.length;
    }

    /** The bytes themselves; to be read only. */
    public byte[] bytes() {
        return bytes;
    }
}
