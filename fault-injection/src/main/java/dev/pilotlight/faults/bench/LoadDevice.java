package dev.pilotlight.faults.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongConsumer;
import javax.net.ssl.SSLContext;

/**
 * One device under load: MQTT 5 by hand over mutual TLS, since a client library's four threads a
 * connection would be the bottleneck. One thread at a time.
 */
final class LoadDevice implements AutoCloseable {
    /** What the broker allows to be under way. */
    static final int WINDOW = 10;
    private static final int RECORD = 16_384;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /**
     * Seconds, as long as the broker allows: on a busy machine a thousand connects take minutes.
     */
    private static final int KEEP_ALIVE = 600;
    private static final int CONNACK = 0x20;
    private static final int PUBACK = 0x40;
    private static final int REFUSED = 0x80;

    private final TlsChannel channel;
    private final byte[] topic;
    private final byte[] beginning;
    private final ByteBuffer leaving;
    private final ByteBuffer came = ByteBuffer.allocate(RECORD + 256).flip();
    private final long[] sentAt = new long[WINDOW + 1];
    private long ordered;
    private long sent;
    private long acknowledged;

    private LoadDevice(TlsChannel channel, String thing, String boot, ByteBuffer leaving) {
        this.channel = channel;
        this.leaving = leaving;
        this.topic = bytes("dt/pilotlight/home/" + thing + "/telemetry");
        this.beginning = bytes("{\"boot\":\"" + boot + "\",\"points\":[{\"seq\":");
    }

    /** Connects under the device's own name; resumes the context's last TLS session if it may. */
    static LoadDevice connect(int port, String thing, String boot, SSLContext tls)
            throws IOException {
        LoadDevice device = new LoadDevice(TlsChannel.connect(port, tls, LIMIT), thing, boot,
                ByteBuffer.allocate(RECORD));
        try {
            device.introduce(bytes(thing));
            device.channel.becomeReady();
            return device;
        } catch (IOException refused) {
            device.close();
            throw refused;
        }
    }

    void register(Selector selector) throws IOException {
        channel.channel().register(selector, SelectionKey.OP_READ, this);
    }

    /** Highest sequence number of which all before it were acknowledged too. */
    long acknowledged() {
        return acknowledged;
    }

    /** That many more points are to be published. */
    void order(int points) {
        ordered += points;
    }

    /** Publishes what is ordered, ten under way at most; what is due together goes together. */
    void fill() throws IOException {
        leaving.clear();
        while (sent < ordered && sent - acknowledged < WINDOW) {
            publishNext();
        }
        if (leaving.position() > 0) {
            channel.send(leaving.flip());
        }
    }

    /**
     * Takes what came.
     *
     * @param nanos is told the time from publish to PUBACK of each
     * @return how many points were acknowledged
     */
    int receive(LongConsumer nanos) throws IOException {
        long before = acknowledged;
        came.compact();
        channel.receive(came);
        came.flip();
        while (came.remaining() >= 2 && came.remaining() >= 2 + length()) {
            acknowledge(nanos);
        }
        return (int) (acknowledged - before);
    }

    private void introduce(byte[] name) throws IOException {
        leaving.clear();
        leaving.put((byte) 0x10).put((byte) (13 + name.length));
        leaving.putShort((short) 4).put(bytes("MQTT")).put(new byte[]{5, 2});
        leaving.putShort((short) KEEP_ALIVE).put((byte) 0);
        leaving.putShort((short) name.length).put(name);
        channel.send(leaving.flip());
        while (came.remaining() < 2 || came.remaining() < 2 + length()) {
            came.compact();
            channel.receive(came);
            came.flip();
        }
        int body = 2 + length();
        if ((came.get(0) & 0xFF) != CONNACK || came.get(3) != 0) {
            throw new IOException("CONNACK " + (came.get(3) & 0xFF));
        }
        came.position(body);
    }

    /** Of the packet that begins here; those that come have less than 128 bytes. */
    private int length() {
        return came.get(came.position() + 1) & 0xFF;
    }

    private void acknowledge(LongConsumer nanos) throws IOException {
        int start = came.position();
        int length = length();
        int header = came.get(start) & 0xFF;
        int reason = length > 2 ? came.get(start + 4) & 0xFF : 0;
        if (header != PUBACK || reason >= REFUSED) {
            throw new IOException("packet 0x%x, reason 0x%x".formatted(header, reason));
        }
        nanos.accept(System.nanoTime() - sentAt[came.getShort(start + 2)]);
        acknowledged++;
        came.position(start + 2 + length);
    }

    private void publishNext() {
        sent++;
        int id = (int) ((sent - 1) % WINDOW) + 1;
        sentAt[id] = System.nanoTime();
        int start = leaving.position();
        // The length takes two bytes: no point is shorter than 128 bytes with its topic.
        leaving.put((byte) 0x32).putShort((short) 0).putShort((short) topic.length).put(topic);
        leaving.putShort((short) id).put((byte) 0).put(beginning);
        leaving.put(bytes(sent + ",\"ts\":" + System.currentTimeMillis()
                + ",\"clk\":\"ok\",\"values\":{\"room\":19.52,\"target\":21,\"heat\":1}}]}"));
        int body = leaving.position() - start - 3;
        leaving.put(start + 1, (byte) ((body & 0x7F) | 0x80)).put(start + 2, (byte) (body >> 7));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Ends without a word. */
    @Override
    public void close() {
        channel.close();
    }
}
