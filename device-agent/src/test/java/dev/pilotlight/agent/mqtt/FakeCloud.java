package dev.pilotlight.agent.mqtt;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * As much of an MQTT 5 broker as a link can be tested against: real sockets and TLS, and moods that
 * can be changed while it runs.
 */
final class FakeCloud implements AutoCloseable {
    /** How it behaves. */
    enum Mood {
        GOOD,
        /** Takes TCP connections and says nothing, not even in TLS. */
        MUTE,
        /** Reads nothing and answers nothing on connections that it has. */
        SWALLOWS,
        /** Answers CONNECT with 0x87. */
        DENIES,
        /** Answers CONNECT with 0x9F. */
        BUSY,
        /** Ends the connection at CONNECT without a word, as a refused certificate may look. */
        HANGS_UP,
        /** Answers everything with a page, as a captive portal does. */
        PORTAL
    }

    /** One message that it took. */
    record Taken(String topic, String payload) {}

    private final ServerSocket server;
    private final @Nullable SSLSocketFactory tls;
    private volatile String spread = "";
    private volatile String login = "";
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private volatile @Nullable OutputStream newest;
    private volatile Mood mood = Mood.GOOD;
    private volatile Predicate<Taken> bad = _ -> false;
    private final AtomicInteger goodbyes = new AtomicInteger();
    private final AtomicInteger wantedWills = new AtomicInteger();
    private volatile Predicate<Taken> unanswered = _ -> false;
    private final AtomicInteger connects = new AtomicInteger();

    /** Without TLS, and as a broker that knows nothing of twins. */
    static FakeCloud plain() throws IOException {
        return new FakeCloud(null);
    }

    FakeCloud(@Nullable SSLContext context) throws IOException {
        this.tls = context == null ? null : context.getSocketFactory();
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("fake-cloud").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void is(Mood next) {
        mood = next;
    }

    /** Answers 0x99 to such messages. */
    void refuses(Predicate<Taken> messages) {
        bad = messages;
    }

    List<Taken> taken() {
        return taken;
    }

    /** How many connections ended in order. */
    int goodbyes() {
        return goodbyes.get();
    }

    /** How often DISCONNECT asked for the will (0x04). */
    int wantedWills() {
        return wantedWills.get();
    }

    /** Takes these without a PUBACK. */
    void leaveUnanswered(Predicate<Taken> some) {
        unanswered = some;
    }

    int connects() {
        return connects.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.add(socket);
                Thread.ofPlatform().daemon().name("fake-connection").start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket raw) {
        try {
            if (mood == Mood.MUTE) {
                return;
            }
            if (mood == Mood.PORTAL) {
                showPage(raw);
                return;
            }
            Socket socket = secured(raw);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            while (true) {
                int head = in.readUnsignedByte();
                byte[] body = in.readNBytes(length(in));
                if (mood == Mood.HANGS_UP) {
                    raw.close();
                }
                if (mood != Mood.SWALLOWS) {
                    answer(head, body, out);
                }
            }
        } catch (IOException gone) {
            connections.remove(raw);
        }
    }

    private static void showPage(Socket raw) throws IOException {
        if (raw.getInputStream().read() >= 0) {
            raw.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n<p>Please pay.".getBytes(
                    StandardCharsets.UTF_8));
        }
        raw.close();
    }

    private Socket secured(Socket raw) throws IOException {
        SSLSocketFactory factory = tls;
        if (factory == null) {
            return raw;
        }
        SSLSocket socket = (SSLSocket) factory.createSocket(raw, null, true);
        socket.setUseClientMode(false);
        socket.setNeedClientAuth(true);
        return socket;
    }

    private static int length(DataInputStream in) throws IOException {
        int length = 0;
        for (int shift = 0;; shift += 7) {
            int next = in.readUnsignedByte();
            length |= (next & 0x7F) << shift;
            if ((next & 0x80) == 0) {
                return length;
            }
        }
    }

    private void answer(int head, byte[] body, OutputStream out) throws IOException {
        switch (head >> 4) {
            case 1 -> {
                connects.incrementAndGet();
                login = new String(body, StandardCharsets.UTF_8);
                newest = out;
                connack(out);
            }
            case 3 -> puback(body, out);
            case 8 -> suback(body, out);
            case 14 -> (body.length == 0 || body[0] == 0 ? goodbyes : wantedWills)
                    .incrementAndGet();
            case 12 -> out.write(new byte[]{(byte) 0xD0, 0});
            default -> {
            }
        }
        out.flush();
    }

    private void connack(OutputStream out) throws IOException {
        int code = mood == Mood.DENIES ? 0x87 : mood == Mood.BUSY ? 0x9F : 0;
        byte[] property = spread.isEmpty() ? new byte[0] : userProperty(Spread.NAME, spread);
        out.write(new byte[]{0x20, (byte) (3 + property.length), 0, (byte) code,
                (byte) property.length});
        out.write(property);
    }

    private static byte[] userProperty(String name, String value) {
        ByteArrayOutputStream property = new ByteArrayOutputStream();
        property.write(0x26);
        for (String part : List.of(name, value)) {
            property.write(part.length() >> 8);
            property.write(part.length());
            property.writeBytes(part.getBytes(StandardCharsets.UTF_8));
        }
        return property.toByteArray();
    }

    /** Sends a message on the newest connection, QoS 1. */
    void says(String topic, String payload, boolean retained) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(0);
        body.write(topic.length());
        body.writeBytes(topic.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(new byte[]{0, 7, 0});
        body.writeBytes(payload.getBytes(StandardCharsets.UTF_8));
        OutputStream out = Objects.requireNonNull(newest);
        out.write(new byte[]{(byte) (retained ? 0x33 : 0x32), (byte) body.size()});
        out.write(body.toByteArray());
        out.flush();
    }

    /** Wants its devices to spread over so many seconds. */
    void spreads(String seconds) {
        spread = seconds;
    }

    /** The newest CONNECT as text: client id, user and password are in it. */
    String login() {
        return login;
    }

    private void puback(byte[] body, OutputStream out) throws IOException {
        int topicLength = word(body, 0);
        int id = 2 + topicLength;
        int properties = body[id + 2];
        Taken message = new Taken(new String(body, 2, topicLength, StandardCharsets.UTF_8),
                new String(body, id + 3 + properties, body.length - id - 3 - properties,
                        StandardCharsets.UTF_8));
        boolean refused = bad.test(message);
        if (!refused) {
            taken.add(message);
        }
        if (!unanswered.test(message)) {
            out.write(new byte[]{0x40, 4, body[id], body[id + 1], (byte) (refused ? 0x99 : 0), 0});
        }
    }

    private static int word(byte[] body, int at) {
        return ((body[at] & 0xFF) << 8) | (body[at + 1] & 0xFF);
    }

    private static void suback(byte[] body, OutputStream out) throws IOException {
        ByteArrayOutputStream codes = new ByteArrayOutputStream();
        int at = 3 + body[2];
        while (at < body.length) {
            at += 2 + word(body, at) + 1;
            codes.write(1);
        }
        out.write(new byte[]{(byte) 0x90, (byte) (3 + codes.size()), body[0], body[1], 0});
        out.write(codes.toByteArray());
    }

    /** Ends every connection with a reset. */
    void drop() {
        for (Socket connection : connections) {
            try {
                connection.setSoLinger(true, 0);
                connection.close();
            } catch (IOException alreadyGone) {
                // That is what was wanted.
            }
        }
        connections.clear();
    }

    @Override
    public void close() throws IOException {
        server.close();
        drop();
    }
}
