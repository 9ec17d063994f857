package dev.pilotlight.faults.proxy;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A TCP proxy on loopback whose two directions can be switched while connections live.
 *
 * <p>
 * Any thread may switch it. Each connection costs two virtual threads. A connection that lost bytes
 * to {@link Flow#SWALLOW} is reset when the flow is healed: a byte stream with a hole in it must
 * not go on.
 */
public final class FaultProxy implements Closeable {

    private static final int BUFFER_BYTES = 16_384;
    private static final int CONNECT_MILLIS = 2_000;
    private static final int LATE_MILLIS = 400;
    private static final int PIECE_BYTES = 5;

    private final ServerSocket door;
    private final int upstreamPort;
    private final Runnable onAccept;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytesUp = new AtomicLong();
    private final AtomicLong bytesDown = new AtomicLong();
    private final Valve up = new Valve();
    private final Valve down = new Valve();

    /**
     * Listens at once.
     *
     * @param port to listen on, 0 for any free one
     * @param upstreamPort on loopback, connected to for each accepted connection
     * @param onAccept told of each accepted connection, on the accepting thread; must not block
     * @throws IOException when the port is taken
     */
    public FaultProxy(int port, int upstreamPort, Runnable onAccept) throws IOException {
        this.upstreamPort = upstreamPort;
        this.onAccept = onAccept;
        this.door = new ServerSocket();
        door.setReuseAddress(true);
        // Small, so that a stall is felt by the sender after kilobytes and not megabytes.
        door.setReceiveBufferSize(BUFFER_BYTES);
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Thread.ofVirtual().name("proxy-accept").start(this::acceptAll);
    }

    /** The port it listens on. */
    public int port() {
        return door.getLocalPort();
    }

    /** Bytes that reached the upstream side so far. */
    public long bytesUp() {
        return bytesUp.get();
    }

    /** Bytes that came back from the upstream side so far. */
    public long bytesDown() {
        return bytesDown.get();
    }

    /** Switches both directions; resets connections that have a hole when bytes pass again. */
    public void set(Flow upward, Flow downward) {
        up.set(upward);
        down.set(downward);
        if (upward == Flow.PASS && downward == Flow.PASS) {
            pairs.stream().filter(Pair::isHoled).forEach(Pair::reset);
        }
    }

    /** Ends every live connection with a TCP reset. */
    public void reset() {
        pairs.forEach(Pair::reset);
    }

    @Override
    public void close() throws IOException {
        door.close();
        up.set(Flow.PASS);
        down.set(Flow.PASS);
        reset();
    }

    private void acceptAll() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                onAccept.run();
                Thread.ofVirtual().name("proxy-connect").start(() -> join(client));
            } catch (IOException e) {
                // The door was closed, or the client was gone before it was let in.
                if (door.isClosed()) {
                    return;
                }
            }
        }
    }

    private void join(Socket client) {
        Socket server = new Socket();
        Pair pair = new Pair(client, server, pairs::remove);
        pairs.add(pair);
        try {
            server.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), upstreamPort),
                    CONNECT_MILLIS);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread.ofVirtual().name("proxy-up")
                    .start(() -> pump(pair, client, server, up, bytesUp));
            pump(pair, server, client, down, bytesDown);
        } catch (IOException e) {
            // Nobody listens upstream: the client learns it as it would without a proxy.
            pair.reset();
        }
    }

    private static void pump(Pair pair, Socket from, Socket to, Valve valve, AtomicLong counter) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            while (true) {
                valve.awaitNotStalled();
                int count = from.getInputStream().read(buffer);
                Flow flow = valve.awaitNotStalled();
                if (count < 0) {
                    break;
                }
                if (flow == Flow.SWALLOW) {
                    pair.markHoled();
                    continue;
                }
                pass(flow, buffer, count, to.getOutputStream());
                counter.addAndGet(count);
            }
        } catch (IOException e) {
            // One side was reset; the other side has to learn it, below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pair.end(valve);
    }

    private static void pass(Flow flow, byte[] buffer, int count, OutputStream out)
            throws IOException, InterruptedException {
        if (flow == Flow.DELAY) {
            TimeUnit.MILLISECONDS.sleep(LATE_MILLIS);
        }
        int piece = flow == Flow.SLICE ? PIECE_BYTES : count;
        for (int from = 0; from < count; from += piece) {
            out.write(buffer, from, Math.min(piece, count - from));
            out.flush();
        }
    }
}
