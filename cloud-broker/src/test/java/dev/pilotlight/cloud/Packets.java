package dev.pilotlight.cloud;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * MQTT 5 packets by hand (OASIS MQTT 5.0, chapter 3), right ones and wrong ones, for tests that a
 * proper client library would not let happen.
 */
final class Packets {
    static final int CONNECT = 0x10;
    static final int PUBLISH_QOS1 = 0x32;
    static final int SUBSCRIBE = 0x82;
    static final int PINGREQ = 0xC0;
    private static final int CLEAN_START = 0x02;

    private Packets() {}

    /** A packet with a right remaining length. */
    static byte[] packet(int header, byte[] body) {
        return join(new byte[]{(byte) header}, length(body.length), body);
    }

    static byte[] connect(String clientId, int keepAliveSeconds) {
        return packet(CONNECT, join(text("MQTT"), bytes(5, CLEAN_START), two(keepAliveSeconds),
                bytes(0), text(clientId)));
    }

    /** CONNECT of MQTT 3.1.1 with a session that lasts. */
    static byte[] connectOld(String clientId, int keepAliveSeconds) {
        return packet(CONNECT, join(text("MQTT"), bytes(4, 0), two(keepAliveSeconds),
                text(clientId)));
    }

    /** PUBLISH of MQTT 3.1.1. */
    static byte[] publishOld(String topic, int qos, boolean retain, int id, byte[] payload) {
        return packet(0x30 | qos << 1 | (retain ? 1 : 0), join(text(topic), two(id), payload));
    }

    static byte[] pubrelOld(int id) {
        return packet(0x62, two(id));
    }

    static byte[] publish(String topic, int id, byte[] payload) {
        return publish(text(topic), id, payload);
    }

    /** With the topic's bytes as given, length prefix included. */
    static byte[] publish(byte[] topic, int id, byte[] payload) {
        return packet(PUBLISH_QOS1, join(topic, two(id), bytes(0), payload));
    }

    static byte[] subscribe(String filter, int id) {
        return packet(SUBSCRIBE, join(two(id), bytes(0), text(filter), bytes(1)));
    }

    static byte[] ping() {
        return bytes(PINGREQ, 0);
    }

    /** A UTF-8 string with its length. */
    static byte[] text(String text) {
        return string(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Any bytes where a UTF-8 string belongs. */
    static byte[] string(byte[] raw) {
        return join(two(raw.length), raw);
    }

    static byte[] two(int number) {
        return bytes(number >> 8, number);
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** A variable byte integer. */
    private static byte[] length(int value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int rest = value;
        do {
            int digit = rest & 0x7F;
            rest >>>= 7;
            bytes.write(rest > 0 ? digit | 0x80 : digit);
        } while (rest > 0);
        return bytes.toByteArray();
    }
}
