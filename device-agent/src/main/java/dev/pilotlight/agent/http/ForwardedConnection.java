package dev.pilotlight.agent.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client's connection and the one that serves it, with bytes going both ways. Its own threads;
 * {@link #close} and {@link #isStuck} from any.
 */
final class ForwardedConnection implements AutoCloseable {
    static final int MOST_HEAD = 16_384;
    /** A phone at the edge of the WLAN takes its time; who takes nothing for so long is gone. */
    static final Duration NOTHING_TAKEN = Duration.ofSeconds(15);
    private static final Logger LOG = LoggerFactory.getLogger(ForwardedConnection.class);
    private static final byte[] END = {'\r', '\n', '\r', '\n'};
    private static final int CHUNK = 8_192;

    private final Socket client;
    private final Socket server = new Socket();
    private volatile boolean writing;
    private volatile long writingSince;

    ForwardedConnection(Socket client) {
        this.client = client;
    }

    /** The bytes up to the end of the first request's head at least. */
    byte[] head() throws IOException {
        byte[] bytes = new byte[MOST_HEAD];
        InputStream in = client.getInputStream();
        int length = 0;
        int looked = 0;
        while (!hasEnd(bytes, looked, length)) {
            looked = Math.max(0, length - END.length + 1);
            int got = length == MOST_HEAD ? -1 : in.read(bytes, length, MOST_HEAD - length);
            if (got < 0) {
                throw new IOException("no head of a request");
            }
            length += got;
        }
        return Arrays.copyOf(bytes, length);
    }

    private static boolean hasEnd(byte[] bytes, int from, int to) {
        for (int at = from; at + END.length <= to; at++) {
            if (Arrays.equals(bytes, at, at + END.length, END, 0, END.length)) {
                return true;
            }
        }
        return false;
    }

    /** Goes on until one side ends; says meanwhile who the client is. */
    void forward(byte[] head, int port, Map<Integer, InetAddress> clients) throws IOException {
        server.setTcpNoDelay(true);
        client.setTcpNoDelay(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        clients.put(server.getLocalPort(), client.getInetAddress());
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            server.getOutputStream().write(head);
            Thread.ofVirtual().start(this::asks);
            answers();
        } finally {
            clients.remove(server.getLocalPort());
        }
    }

    private void asks() {
        try {
            client.getInputStream().transferTo(server.getOutputStream());
            server.shutdownOutput();
        } catch (IOException ended) {
            LOG.debug("a client ended: {}", ended.getMessage());
            close();
        }
    }

    private void answers() throws IOException {
        byte[] chunk = new byte[CHUNK];
        InputStream in = server.getInputStream();
        OutputStream out = client.getOutputStream();
        for (int got = in.read(chunk); got >= 0; got = in.read(chunk)) {
            writingSince = System.nanoTime();
            writing = true;
            out.write(chunk, 0, got);
            writing = false;
        }
    }

    /** Whether the client has taken nothing for {@link #NOTHING_TAKEN}, with something to take. */
    boolean isStuck(long now) {
        return writing && now - writingSince > NOTHING_TAKEN.toNanos();
    }

    @Override
    public void close() {
        closed(client);
        closed(server);
    }

    private static void closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            LOG.debug("was closed: {}", already.getMessage());
        }
    }
}
