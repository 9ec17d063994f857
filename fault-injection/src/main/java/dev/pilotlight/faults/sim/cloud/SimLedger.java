package dev.pilotlight.faults.sim.cloud;

import dev.pilotlight.cloud.port.Entry;
import dev.pilotlight.cloud.port.Ledger;
import dev.pilotlight.cloud.port.Memory;
import dev.pilotlight.faults.sim.world.World;
import dev.pilotlight.units.DeviceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The cloud's durable memory on a simulated disk, with what {@code store.SqliteLedger} promises:
 * entries are written whole, in the order of the calls, and are durable when the stage completes.
 * One thread.
 */
public final class SimLedger implements Ledger {
    private static final Duration COMMIT = Duration.ofMillis(5);
    private static final Duration SLOW_COMMIT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofMillis(1);

    private final World world;
    private final SplittableRandom chance;
    private final List<Write> underWay = new ArrayList<>();
    private final Runnable stir;
    private Books books = new Books();
    private Books backup = new Books();
    private Duration lastWrite = Duration.ZERO;
    private boolean slow;
    private boolean refuses;
    private int process;

    private record Write(List<Entry> entries, int process, CompletableFuture<Integer> done) {}

    /** An empty memory; {@code stir} is told after each answer. */
    public SimLedger(World world, Runnable stir) {
        this.world = world;
        this.stir = stir;
        this.chance = world.chance("ledger");
    }

    @Override
    public CompletionStage<Integer> write(List<Entry> entries) {
        Write write = new Write(entries, process, new CompletableFuture<>());
        underWay.add(write);
        Duration soonest = world.now().plus(slow ? SLOW_COMMIT : COMMIT);
        lastWrite = soonest.compareTo(lastWrite) > 0 ? soonest : lastWrite;
        if (slow) {
            world.count("cloud wrote slowly");
        }
        world.at(lastWrite, () -> commit(write));
        return write.done();
    }

    private void commit(Write write) {
        if (!underWay.remove(write)) {
            return;
        }
        if (refuses) {
            world.count("cloud refused a write");
            write.done().completeExceptionally(new IllegalStateException("the disk is full"));
        } else {
            long before = books.repeats();
            int fresh = books.keep(write.entries());
            if (books.repeats() > before) {
                world.count("cloud was told a row twice");
            }
            write.done().complete(fresh);
        }
        stir.run();
    }

    @Override
    public CompletionStage<Memory> recall(DeviceId device) {
        CompletableFuture<Memory> answer = new CompletableFuture<>();
        int asking = process;
        world.after(READ, () -> {
            if (asking == process) {
                answer.complete(books.memory(device));
                stir.run();
            }
        });
        return answer;
    }

    /**
     * The process is gone: what was under way is durable or not, as chance will have it, and nobody
     * is told.
     */
    void die() {
        process++;
        for (Write write : underWay) {
            if (!refuses && chance.nextBoolean()) {
                books.keep(write.entries());
            } else {
                world.count("cloud lost an unacknowledged write");
            }
        }
        underWay.clear();
    }

    void slow(boolean on) {
        slow = on;
    }

    void refuses(boolean on) {
        refuses = on;
    }

    /** What {@link #restore} will set it back to. */
    void backUp() {
        backup = books.copy();
    }

    void restore() {
        world.count("cloud set back to a backup");
        books = books.setBackTo(backup);
    }

    /** What is stored. */
    public Books books() {
        return books;
    }
}
