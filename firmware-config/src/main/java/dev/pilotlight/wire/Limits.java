package dev.pilotlight.wire;

/** Bounds on everything that travels; a side that is offered more refuses it before reading it. */
public final class Limits {
    /** One MQTT message's payload, and one HTTP body. */
    public static final int MESSAGE_BYTES = 65_536;
    /** One word on presence, which the broker keeps for whoever comes later. */
    public static final int PRESENCE_BYTES = 1_024;
    /** One shadow document (AWS IoT: 8 KiB). */
    public static final int SHADOW_BYTES = 8_192;
    /** Nesting of a shadow's state (AWS IoT: 6 below desired and reported). */
    public static final int SHADOW_DEPTH = 6;
    /** Nesting of any JSON or YAML. */
    public static final int DEPTH = 16;
    /** Characters of one number. */
    public static final int NUMBER_LENGTH = 32;
    /** Characters of one string. */
    public static final int STRING_LENGTH = 16_384;
    /** Characters of one key. */
    public static final int NAME_LENGTH = 128;
    /** Points or events in one message. */
    public static final int BATCH = 100;
    /** Values in one point. */
    public static final int VALUES = 32;
    /** Bytes of a client token (AWS IoT). */
    public static final int CLIENT_TOKEN = 64;

    private Limits() {}
}
