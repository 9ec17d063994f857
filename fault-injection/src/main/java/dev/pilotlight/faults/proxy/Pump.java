package dev.pilotlight.faults.proxy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** One direction of one connection, on a virtual thread of its own until the stream ends. */
final class Pump {
    private static final int BUFFER_BYTES = 16_384;
    /** A slow link gives a piece each 50 ms. */
    private static final int PIECES_A_SECOND = 20;

    private final Pair pair;
    private final Socket from;
    private final Socket to;
    private final Valve valve;
    private final AtomicLong counter;
    private final RandomGenerator chance;
    private long passed;

    Pump(Pair pair, Socket from, Socket to, Valve valve, AtomicLong counter,
            RandomGenerator chance) {
        this.pair = pair;
        this.from = from;
        this.to = to;
        this.valve = valve;
        this.counter = counter;
        this.chance = chance;
    }

    /** Returns when the stream has ended, either way, and the other side may know. */
    void run() {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            boolean open = true;
            while (open) {
                valve.awaitNotStalled();
                int count = from.getInputStream().read(buffer);
                Toxic toxic = valve.awaitNotStalled();
                open = count >= 0 && pass(toxic, buffer, count);
            }
            lingerAtTheEnd();
        } catch (IOException e) {
            // One side was reset; the other side has to learn it, below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pair.end(valve.toxic());
    }

    /** False when the connection was ended here. */
    private boolean pass(Toxic toxic, byte[] buffer, int count)
            throws IOException, InterruptedException {
        switch (toxic) {
            case Toxic.Pass(),Toxic.Stall(),Toxic.SlowClose(_) -> write(buffer, 0, count);
            case Toxic.Swallow(),Toxic.Timeout(_),Toxic.ResetPeer(_) -> pair.markHoled();
            case Toxic.Latency(Duration delay, Duration jitter) -> {
                sleep(delay.plusNanos((long) ((2 * chance.nextDouble() - 1) * jitter.toNanos())));
                write(buffer, 0, count);
            }
            case Toxic.Bandwidth(int rate) -> {
                int piece = Math.max(1, rate / PIECES_A_SECOND);
                slice(buffer, count, piece, Duration.ofNanos(piece * 1_000_000_000L / rate));
            }
            case Toxic.Slicer(int bytes, Duration gap) -> slice(buffer, count, bytes, gap);
            case Toxic.LimitData(long bytes) -> {
                return upTo(bytes, buffer, count, pair::close);
            }
            case Toxic.CutAt(long offset) -> {
                return upTo(offset, buffer, count, pair::reset);
            }
        }
        return true;
    }

    private boolean upTo(long limit, byte[] buffer, int count, Runnable end) throws IOException {
        int allowed = Math.clamp(limit - passed, 0, count);
        write(buffer, 0, allowed);
        if (passed < limit) {
            return true;
        }
        end.run();
        return false;
    }

    private void slice(byte[] buffer, int count, int piece, Duration gap)
            throws IOException, InterruptedException {
        for (int at = 0; at < count; at += piece) {
            write(buffer, at, Math.min(piece, count - at));
            sleep(gap);
        }
    }

    private void write(byte[] buffer, int at, int count) throws IOException {
        // Counted first: who has received a byte finds it counted.
        counter.addAndGet(count);
        OutputStream out = to.getOutputStream();
        out.write(buffer, at, count);
        out.flush();
        passed += count;
    }

    private void lingerAtTheEnd() throws InterruptedException {
        if (valve.toxic() instanceof Toxic.SlowClose(Duration delay)) {
            sleep(delay);
        }
    }

    private static void sleep(Duration span) throws InterruptedException {
        if (span.isPositive()) {
            TimeUnit.NANOSECONDS.sleep(span.toNanos());
        }
    }
}
