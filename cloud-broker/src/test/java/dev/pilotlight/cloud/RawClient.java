package dev.pilotlight.cloud;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** A TLS connection that says whatever bytes it is told. One thread. */
final class RawClient implements AutoCloseable {
    private static final int LIMIT_MILLIS = 15_000;

    private final Socket socket;
    private final DataInputStream in;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    /** What came: a packet's first byte and the rest of it. */
    static final class Came {
        static final int CONNACK = 2;
        static final int PUBACK = 4;
        static final int PUBREC = 5;
        static final int SUBACK = 9;
        static final int PINGRESP = 13;
        static final int DISCONNECT = 14;

        private final int header;
        private final byte[] body;

        Came(int header, byte[] body) {
            this.header = header;
            this.body = body;
        }

        int type() {
            return header >> 4 & 0xF;
        }

        /** Of CONNACK, PUBACK, SUBACK and DISCONNECT of MQTT 5; 0 when left out. */
        int reason() {
            int at = switch (type()) {
                case CONNACK -> 1;
                case PUBACK, PUBREC -> 2;
                case SUBACK -> body.length - 1;
                case DISCONNECT -> 0;
                default -> throw new AssertionError("packet " + type() + " has no reason");
            };
            return at < body.length ? body[at] & 0xFF : 0;
        }
    }

    /** Through the handshake, nothing said yet. */
    static RawClient open(int port, SSLContext tls) throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket("localhost", port);
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.setTcpNoDelay(true);
        socket.startHandshake();
        return new RawClient(socket);
    }

    /** Without TLS, nothing said yet. */
    static RawClient plain(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.setTcpNoDelay(true);
        return new RawClient(socket);
    }

    /** Connected under the device's own name. */
    static RawClient connected(TestDevice device) throws IOException {
        RawClient client = open(device.mqttPort(), device.tls());
        client.send(Packets.connect(device.id().value(), 60));
        Came connack = client.next().orElseThrow();
        if (connack.reason() != 0) {
            throw new AssertionError("CONNACK " + connack.reason());
        }
        return client;
    }

    /** Of TLS; a resumed one has the age of the first. */
    SSLSession session() {
        return ((SSLSocket) socket).getSession();
    }

    void send(byte[]... packets) throws IOException {
        socket.getOutputStream().write(Packets.join(packets));
        socket.getOutputStream().flush();
    }

    /** The next packet; empty when the other side has hung up. */
    Optional<Came> next() {
        try {
            int header = in.read();
            return header < 0 ? Optional.empty() : Optional.of(rest(header));
        } catch (SocketTimeoutException silent) {
            throw new AssertionError("the broker said nothing and did not hang up", silent);
        } catch (IOException reset) {
            return Optional.empty();
        }
    }

    private Came rest(int header) throws IOException {
        int length = 0;
        int digit;
        int shift = 0;
        do {
            digit = in.readUnsignedByte();
            length |= (digit & 0x7F) << shift;
            shift += 7;
        } while ((digit & 0x80) != 0);
        return new Came(header, in.readNBytes(length));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // What matters is that it is.
        }
    }
}
