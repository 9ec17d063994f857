package dev.pilotlight.agent.mqtt;

/** The bytes of one message; nobody writes into them. */
final class Payload {
    private final byte[] bytes;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    static Payload of(byte[] bytes) {
        return new Payload(bytes);
    }

    int size() {
        return bytes.length;
    }

    byte[] bytes() {
        return bytes;
    }
}
