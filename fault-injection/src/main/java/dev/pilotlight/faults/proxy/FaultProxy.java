package dev.pilotlight.faults.proxy;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * A TCP proxy whose two directions can be poisoned while connections live.
 *
 * <p>
 * Any thread may switch it. Each connection costs two virtual threads. A connection that lost bytes
 * is reset when the link is healed: a byte stream with a hole in it must not go on.
 */
public final class FaultProxy implements Closeable {

    private static final int BUFFER_BYTES = 16_384;
    private static final int CONNECT_MILLIS = 2_000;
    private static final Duration CLOSING = Duration.ofSeconds(5);
    private static final long SEED = 20170228;

    private final InetSocketAddress upstream;
    private final Runnable onAccept;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytesUp = new AtomicLong();
    private final AtomicLong bytesDown = new AtomicLong();
    private final Valve up = new Valve();
    private final Valve down = new Valve();
    private final SplittableRandom chance = new SplittableRandom(SEED);
    private final int port;
    private volatile boolean silent;
    private volatile ServerSocket door;
    private volatile Thread doorkeeper;

    /** The same, to a port on loopback. */
    public FaultProxy(int port, int upstreamPort, Runnable onAccept) throws IOException {
        this(port, new InetSocketAddress(InetAddress.getLoopbackAddress(), upstreamPort), onAccept);
    }

    /**
     * Listens on loopback at once.
     *
     * @param port to listen on, 0 for any free one
     * @param upstream connected to for each accepted connection
     * @param onAccept told of each accepted connection, on the accepting thread; must not block
     * @throws IOException when the port is taken
     */
    public FaultProxy(int port, InetSocketAddress upstream, Runnable onAccept)
            throws IOException {
        this.upstream = upstream;
        this.onAccept = onAccept;
        this.door = listen(port);
        this.doorkeeper = keep(door);
        this.port = door.getLocalPort();
    }

    private static ServerSocket listen(int wanted) throws IOException {
        ServerSocket opened = new ServerSocket();
        opened.setReuseAddress(true);
        // Small, so that a stall is felt by the sender after kilobytes and not megabytes.
        opened.setReceiveBufferSize(BUFFER_BYTES);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
        return opened;
    }

    private Thread keep(ServerSocket listening) {
        return Thread.ofVirtual().name("proxy-accept").start(() -> acceptAll(listening));
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Bytes that were handed to the upstream side so far. */
    public long bytesUp() {
        return bytesUp.get();
    }

    /** Bytes from the upstream side that were handed on so far. */
    public long bytesDown() {
        return bytesDown.get();
    }

    /** Poisons both directions; resets connections that have a hole when bytes pass again. */
    public void set(Toxic upward, Toxic downward) {
        up.set(upward);
        down.set(downward);
        if (upward.equals(Toxic.PASS) && downward.equals(Toxic.PASS)) {
            pairs.stream().filter(Pair::isHoled).forEach(Pair::reset);
        }
        pairs.forEach(pair -> {
            light(pair, up);
            light(pair, down);
        });
    }

    /** Ends every live connection with a TCP reset. */
    public void reset() {
        pairs.forEach(Pair::reset);
    }

    /** New connections are accepted and never hear a word, nor does the upstream side. */
    public void acceptSilently(boolean silently) {
        silent = silently;
    }

    /** Toxiproxy's {@code down}: live connections are reset and new ones refused. */
    public void down() throws IOException {
        door.close();
        awaitClosed();
        reset();
    }

    /** The kernel goes on to let connections in until the thread that accepts them has woken up. */
    private void awaitClosed() {
        try {
            doorkeeper.join(CLOSING);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Listens again, on the same port; nothing changes if it does. */
    public void up() throws IOException {
        if (door.isClosed()) {
            door = listen(port);
            doorkeeper = keep(door);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        up.set(Toxic.PASS);
        down.set(Toxic.PASS);
        reset();
    }

    private void acceptAll(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                onAccept.run();
                Thread.ofVirtual().name("proxy-connect").start(() -> join(client));
            } catch (IOException e) {
                // The door was closed, or the client was gone before it was let in.
            }
        }
    }

    private void join(Socket client) {
        Socket server = new Socket();
        Pair pair = new Pair(client, server, pairs::remove);
        pairs.add(pair);
        if (silent) {
            pair.markHoled();
            return;
        }
        try {
            server.connect(upstream, CONNECT_MILLIS);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            light(pair, up);
            light(pair, down);
            Pump upward = new Pump(pair, client, server, up, bytesUp, fork());
            Thread.ofVirtual().name("proxy-up").start(upward::run);
            new Pump(pair, server, client, down, bytesDown, fork()).run();
        } catch (IOException e) {
            // Nobody listens upstream: the client learns it as it would without a proxy.
            pair.reset();
        }
    }

    private RandomGenerator fork() {
        synchronized (chance) {
            return chance.split();
        }
    }

    /** Some toxics end a connection by the clock, whether or not anything is sent. */
    private static void light(Pair pair, Valve valve) {
        Toxic toxic = valve.toxic();
        if (toxic instanceof Toxic.Timeout(Duration after)) {
            burn(after, valve, toxic, pair::close);
        } else if (toxic instanceof Toxic.ResetPeer(Duration after)) {
            burn(after, valve, toxic, pair::reset);
        }
    }

    private static void burn(Duration after, Valve valve, Toxic toxic, Runnable end) {
        Thread.ofVirtual().name("proxy-fuse").start(() -> {
            try {
                TimeUnit.NANOSECONDS.sleep(after.toNanos());
                if (valve.toxic().equals(toxic)) {
                    end.run();
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
