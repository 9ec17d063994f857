package dev.pilotlight.faults.flood;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * So many connections from one address, none of which ever does what the door expects. Whoever is
 * thrown out comes again, at most {@value #PACE} a second in all. One thread of its own.
 */
public final class Strangers implements Closeable {
    private static final int PACE = 1_000;
    private static final long DRIP_NANOS = 1_000_000_000L;
    private static final int PACE_NANOS = 1_000_000_000 / PACE;

    private final InetSocketAddress door;
    private final InetSocketAddress from;
    private final Flood flood;
    private final List<SocketChannel> channels = new ArrayList<>();
    private final int many;
    private final ByteBuffer end = ByteBuffer.allocate(4_096);
    private final Thread thread;
    private long dripped = System.nanoTime();
    private volatile boolean closed;
    private final AtomicLong came = new AtomicLong();

    /** Begins to come. */
    public Strangers(InetSocketAddress door, InetAddress from, Flood flood, int many) {
        this.door = door;
        this.from = new InetSocketAddress(from, 0);
        this.flood = flood;
        this.many = many;
        this.thread = Thread.ofPlatform().daemon().name("strangers").start(this::come);
    }

    private void come() {
        while (!closed) {
            for (int i = 0; i < channels.size() && !closed; i++) {
                if (isThrownOut(channels.get(i))) {
                    quit(channels.get(i));
                    channels.remove(i--);
                }
            }
            while (channels.size() < many && !closed) {
                one();
                LockSupport.parkNanos(PACE_NANOS);
            }
            drip();
            LockSupport.parkNanos(20L * PACE_NANOS);
        }
        channels.forEach(Strangers::quit);
    }

    private void drip() {
        if (flood.drip().hasRemaining() && System.nanoTime() - dripped >= DRIP_NANOS) {
            dripped = System.nanoTime();
            channels.stream().filter(SocketChannel::isConnected).forEach(this::drip);
        }
    }

    private void drip(SocketChannel channel) {
        try {
            channel.write(flood.drip());
        } catch (IOException gone) {
            // The next look finds that out.
        }
    }

    private void one() {
        try {
            SocketChannel channel = SocketChannel.open().bind(from);
            channels.add(channel);
            channel.configureBlocking(false);
            channel.connect(door);
            came.incrementAndGet();
        } catch (IOException refused) {
            LockSupport.parkNanos(20L * PACE_NANOS);
        }
    }

    /** Says what it has to say as soon as it is in; nobody reads what comes back. */
    private boolean isThrownOut(SocketChannel channel) {
        try {
            if (channel.isConnectionPending()) {
                if (channel.finishConnect()) {
                    channel.write(flood.bytes());
                }
                return false;
            }
            end.clear();
            return channel.read(end) < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    private static void quit(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone in any case.
        }
    }

    /** How often one of them knocked. */
    public long came() {
        return came.get();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
