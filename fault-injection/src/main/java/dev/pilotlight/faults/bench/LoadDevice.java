package dev.pilotlight.faults.bench;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * One device under load: MQTT 5 by hand over mutual TLS, since a client library's four threads a
 * connection would be the bottleneck. One thread at a time.
 */
final class LoadDevice implements AutoCloseable {
    /** What the broker allows to be under way. */
    private static final int WINDOW = 10;
    private static final int LIMIT_MILLIS = 30_000;
    private static final int PUBACK = 0x40;

    private final SSLSocket socket;
    private final DataInputStream in;
    private final String thing;
    private final String boot;
    private final AtomicLong acknowledged = new AtomicLong();
    private final long[] sentAt = new long[WINDOW + 1];
    private long sent;

    private LoadDevice(SSLSocket socket, String thing, String boot) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.thing = thing;
        this.boot = boot;
    }

    /** Connects under the device's own name; resumes the context's last TLS session if it may. */
    static LoadDevice connect(int port, String thing, String boot, SSLContext tls)
            throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket("localhost", port);
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.setTcpNoDelay(true);
        LoadDevice device = new LoadDevice(socket, thing, boot);
        try {
            device.send(0x10, join(text("MQTT"), bytes(5, 2, 0, 60, 0), text(thing)));
            byte[] connack = device.packet();
            if (connack[1] != 0) {
                throw new IOException("CONNACK " + (connack[1] & 0xFF));
            }
            return device;
        } catch (IOException refused) {
            device.close();
            throw refused;
        }
    }

    /** Highest sequence number of which all before it were acknowledged too. Any thread. */
    long acknowledged() {
        return acknowledged.get();
    }

    /**
     * Publishes that many points, ten under way at once, and waits for every PUBACK.
     *
     * @param nanos is told the time from publish to PUBACK of each
     */
    void publish(int points, LongConsumer nanos) throws IOException {
        long last = sent + points;
        while (acknowledged.get() < last) {
            while (sent < last && sent - acknowledged.get() < WINDOW) {
                publishNext();
            }
            awaitNext(nanos);
        }
    }

    private void publishNext() throws IOException {
        sent++;
        int id = (int) ((sent - 1) % WINDOW) + 1;
        sentAt[id] = System.nanoTime();
        String point = "{\"boot\":\"" + boot + "\",\"points\":[{\"seq\":" + sent + ",\"ts\":"
                + System.currentTimeMillis()
                + ",\"clk\":\"ok\",\"values\":{\"room\":19.52,\"target\":21,\"heat\":1}}]}";
        send(0x32, join(text("dt/pilotlight/home/" + thing + "/telemetry"), bytes(0, id, 0),
                point.getBytes(StandardCharsets.US_ASCII)));
    }

    private void awaitNext(LongConsumer nanos) throws IOException {
        byte[] puback = packet();
        int id = puback[1] & 0xFF;
        if (puback.length > 2 && (puback[2] & 0xFF) >= 0x80) {
            throw new IOException("PUBACK " + (puback[2] & 0xFF));
        }
        nanos.accept(System.nanoTime() - sentAt[id]);
        acknowledged.incrementAndGet();
    }

    /** The body of the next packet, which must be a CONNACK or a PUBACK. */
    private byte[] packet() throws IOException {
        int header = in.readUnsignedByte();
        byte[] body = in.readNBytes(length());
        if (header != 0x20 && header != PUBACK) {
            throw new IOException("packet 0x" + Integer.toHexString(header) + " "
                    + Arrays.toString(Arrays.copyOf(body, Math.min(1, body.length))));
        }
        return body;
    }

    private int length() throws IOException {
        int length = 0;
        int shift = 0;
        int digit;
        do {
            digit = in.readUnsignedByte();
            length |= (digit & 0x7F) << shift;
            shift += 7;
        } while (digit >= 0x80);
        return length;
    }

    private void send(int header, byte[] body) throws IOException {
        byte[] length = body.length < 0x80
                ? bytes(body.length)
                : bytes((body.length & 0x7F) | 0x80, body.length >> 7);
        socket.getOutputStream().write(join(bytes(header), length, body));
    }

    private static byte[] text(String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        return join(bytes(raw.length >> 8, raw.length), raw);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Ends without a word. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // What matters is that it is.
        }
    }
}
