package dev.pilotlight.faults.seeds;

import dev.pilotlight.faults.sim.scenario.Figures;
import dev.pilotlight.faults.sim.scenario.Played;
import dev.pilotlight.faults.sim.scenario.Tale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Plays tales with seed after seed until there are enough, or the time is over. Every world lives
 * on one thread from its beginning to its end, so what a seed tells does not depend on how many
 * play beside it. Any thread may ask for the figures.
 */
public final class SeedRuns {
    private final Orders orders;
    private final Listener listener;
    private final Figures figures = new Figures();
    private final AtomicLong next = new AtomicLong();
    private final long begun = System.nanoTime();
    private Optional<Throwable> failure = Optional.empty();

    /**
     * What is to be played.
     *
     * @param first seed of each tale
     * @param seeds how many seeds at most
     * @param longest no run is begun after so long
     * @param threads how many worlds at once, from 1
     */
    public record Orders(List<Tale> tales, long first, long seeds, Duration longest, int threads) {
        public Orders {
            tales = List.copyOf(tales);
            if (threads < 1 || seeds < 1 || tales.isEmpty()) {
                throw new IllegalArgumentException("is " + tales.size() + " tales, " + seeds
                        + " seeds, " + threads + " threads, want at least one of each");
            }
        }
    }

    /** Is told of each run, one at a time, on the thread that played it. */
    public interface Listener {
        void played(Tale tale, Played played);
    }

    /** Runs that {@link #play} will begin. */
    public SeedRuns(Orders orders, Listener listener) {
        this.orders = orders;
        this.listener = listener;
    }

    /** Plays them all and returns when the last has ended. */
    public void play() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < orders.threads(); i++) {
            threads.add(Thread.ofPlatform().name("seeds-" + i).daemon().start(this::playOn));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        failure().ifPresent(broken -> {
            throw new IllegalStateException("the simulation itself failed: " + broken, broken);
        });
    }

    private void playOn() {
        try {
            for (long run = next.getAndIncrement(); isDue(run); run = next.getAndIncrement()) {
                Tale tale = orders.tales().get((int) (run % orders.tales().size()));
                done(tale, tale.play(orders.first() + run / orders.tales().size()));
            }
        } catch (RuntimeException | Error broken) {
            fail(broken);
        }
    }

    private boolean isDue(long run) {
        return run / orders.tales().size() < orders.seeds() && System.nanoTime() - begun < orders
                .longest().toNanos() && failure().isEmpty();
    }

    private synchronized void done(Tale tale, Played played) {
        figures.add(played);
        listener.played(tale, played);
    }

    private synchronized void fail(Throwable broken) {
        failure = Optional.of(broken);
    }

    private synchronized Optional<Throwable> failure() {
        return failure;
    }

    /** What the runs so far add up to, in one line. */
    public synchronized String summary() {
        return figures.summary();
    }

    /** All figures of the runs so far, for people. */
    public synchronized String table() {
        return figures.table();
    }

    /** How many runs broke a law so far. */
    public synchronized long broken() {
        return figures.broken();
    }

    /** What the houses lived through so far, all together. */
    public synchronized Duration simulated() {
        return figures.simulated();
    }
}
