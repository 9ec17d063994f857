package dev.pilotlight.faults.sim.agent;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.port.Job;
import dev.pilotlight.agent.port.Kept;
import dev.pilotlight.faults.sim.fault.Wear;
import dev.pilotlight.faults.sim.world.World;
import dev.pilotlight.twin.Doc;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * What writes a journal's rows to a simulated disk: in groups of 60 s or 64, at once when one is
 * urgent; kept in memory and tried again each two seconds while the disk fails. One thread.
 */
final class Writer {
    private static final Duration GROUP = Duration.ofSeconds(60);
    private static final Duration COMMIT = Duration.ofMillis(30);
    private static final Duration SLOW_COMMIT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final int PRUNING_CHECK = 256;

    private final World world;
    private final Disk disk;
    private final SortedMap<String, Doc> settings;
    private final SimOutbox outbox;
    private final Held held = new Held();
    private Consumer<Event> sink = _ -> {};
    private Runnable committedRows = () -> {};
    private String trouble = "";
    private Optional<Duration> writingSince = Optional.empty();
    private Optional<Duration> due = Optional.empty();
    private boolean dead;
    private int committed;

    /** Writes to that disk; a new file is given {@code settings}, all that are known. */
    Writer(World world, Disk disk, SortedMap<String, Doc> settings) {
        this.world = world;
        this.disk = disk;
        this.settings = settings;
        this.outbox = new SimOutbox(world, disk, this::hold);
    }

    SimOutbox outbox() {
        return outbox;
    }

    void start(Consumer<Event> listener) {
        sink = listener;
        plan();
    }

    void whenCommitted(Runnable then) {
        committedRows = then;
    }

    long rows() {
        return held.rows();
    }

    /** Whether nobody should wait for the disk. */
    boolean isStuck() {
        return !trouble.isEmpty() || writingSince.filter(begun -> world.now().minus(begun)
                .compareTo(PATIENCE) > 0).isPresent();
    }

    void hold(Job job) {
        held.add(job);
        plan();
    }

    /** Sees to it that what is held is written when it is due. */
    private void plan() {
        if (held.isEmpty() || writingSince.isPresent()) {
            return;
        }
        boolean now = held.isUrgent();
        Duration wanted = world.now().plus(!trouble.isEmpty()
                ? RETRY
                : now ? Duration.ZERO : GROUP);
        if (due.isEmpty() || wanted.compareTo(due.get()) < 0) {
            due = Optional.of(wanted);
            world.at(wanted, () -> begin(wanted));
        }
    }

    private void begin(Duration planned) {
        if (dead || writingSince.isPresent() || due.filter(planned::equals).isEmpty()) {
            return;
        }
        due = Optional.empty();
        writingSince = Optional.of(world.now());
        int jobs = held.size();
        boolean slow = disk.has(Wear.SLOW);
        if (slow) {
            world.count("disk slow");
            world.after(PATIENCE.plusMillis(1), this::giveUpWaiting);
        }
        world.after(slow ? SLOW_COMMIT : COMMIT, () -> end(jobs));
    }

    /** Nobody is kept waiting for a disk that stands still. */
    private void giveUpWaiting() {
        if (!dead && isStuck()) {
            held.tellAll(Kept.IN_MEMORY);
        }
    }

    private void end(int jobs) {
        if (dead) {
            return;
        }
        writingSince = Optional.empty();
        if (disk.isDamaged()) {
            renew();
        } else if (disk.refusal().isPresent()) {
            fail(disk.refusal().get());
        } else {
            commit(held.take(jobs));
        }
        plan();
    }

    /** A new file knows every setting; what waited for the cloud in the old one is lost. */
    private void renew() {
        world.count("disk set aside while running");
        disk.setAside();
        disk.settings.putAll(settings);
        outbox.forget();
        held.forgetLeaving();
        sink.accept(SimJournal.DAMAGED);
    }

    private void fail(String why) {
        world.count("disk refused a commit");
        held.tellAll(Kept.IN_MEMORY);
        if (!why.equals(trouble)) {
            trouble = why;
            sink.accept(new Event.Storage(why));
        }
    }

    private void commit(List<Job> done) {
        done.forEach(this::perform);
        Held.tell(done, Kept.ON_DISK);
        committed += done.size();
        recover();
        prune();
        if (done.stream().anyMatch(Job.Append.class::isInstance)) {
            outbox.committed();
            committedRows.run();
        }
    }

    private void recover() {
        if (!trouble.isEmpty()) {
            trouble = "";
            sink.accept(new Event.Storage(""));
        }
        long dropped = held.takeDropped();
        if (dropped > 0) {
            sink.accept(new Event.Noticed("gap", dropped
                    + " readings could not be kept while the disk failed or stood still"));
        }
    }

    private void prune() {
        if (committed < PRUNING_CHECK) {
            return;
        }
        committed = 0;
        long gone = disk.thin();
        if (gone > 0) {
            world.count("readings thinned");
            sink.accept(new Event.Noticed("gap", gone
                    + " readings that waited for the cloud were thinned out to make room"));
        }
    }

    private void perform(Job job) {
        switch (job) {
            case Job.Append(Row row, boolean _) -> disk.add(row);
            case Job.Save(String key, Doc value) -> disk.settings.put(key, value);
            case Job.Delivered(List<Long> ids) -> {
                ids.forEach(disk::delivered);
                outbox.left(ids);
            }
            case Job.Refused(List<Long> ids, String _) -> {
                ids.forEach(disk::refused);
                outbox.left(ids);
            }
            case Job.Tell _ -> {
            }
        }
    }

    /** The loop ends in order: what is held is written, if the disk takes it. */
    void close() {
        if (disk.refusal().isEmpty() && !disk.isDamaged()) {
            List<Job> rest = held.take(held.size());
            rest.forEach(this::perform);
            Held.tell(rest, Kept.ON_DISK);
        } else {
            held.tellAll(Kept.IN_MEMORY);
        }
        dead = true;
    }

    /**
     * The process or the power is gone: what was not committed is lost. A commit under way is there
     * whole or not at all, as chance will have it, and never on a disk that tears it.
     */
    void die(String who, SplittableRandom chance) {
        dead = true;
        boolean torn = disk.has(Wear.TORN);
        boolean landed = writingSince.isPresent() && !torn && disk.refusal().isEmpty()
                && !disk.isDamaged() && chance.nextBoolean();
        if (landed) {
            held.take(held.size()).forEach(this::perform);
            world.count("commit landed in a power cut");
        } else if (!held.isEmpty()) {
            world.count(torn && writingSince.isPresent()
                    ? "commit torn"
                    : "unsynced writes lost");
            world.tell(who, held.size() + " unsynced writes are lost");
        }
    }
}
