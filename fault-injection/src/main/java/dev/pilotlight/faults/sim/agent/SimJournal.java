package dev.pilotlight.faults.sim.agent;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.port.EventRow;
import dev.pilotlight.agent.port.HistoryRow;
import dev.pilotlight.agent.port.Journal;
import dev.pilotlight.agent.port.Kept;
import dev.pilotlight.faults.sim.fault.Wear;
import dev.pilotlight.faults.sim.world.World;
import dev.pilotlight.twin.Doc;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The journal of one start on a simulated disk, with what {@code store.SqliteJournal} promises:
 * rows in groups of 60 s or 64, at once when one is urgent, kept in memory and tried again each two
 * seconds while the disk fails, oldest readings dropped first. One thread.
 */
public final class SimJournal implements Journal {
    private static final Duration GROUP = Duration.ofSeconds(60);
    private static final Duration COMMIT = Duration.ofMillis(30);
    private static final Duration SLOW_COMMIT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final int PRUNING_CHECK = 256;

    private final World world;
    private final Disk disk;
    private final String who;
    private final SplittableRandom chance;
    private final Held held = new Held();
    private final SimOutbox outbox;
    private final SortedMap<String, Doc> settings;
    private Consumer<Event> sink = _ -> {};
    private Runnable committedRows = () -> {};
    private String trouble = "";
    private Optional<Duration> writingSince = Optional.empty();
    private Optional<Duration> due = Optional.empty();
    private boolean lostAtStart;
    private boolean dead;
    private int committed;

    /** Opens what is on the disk; a damaged file is set aside, and with it every setting. */
    public SimJournal(World world, Disk disk, String who, SplittableRandom chance) {
        this.world = world;
        this.disk = disk;
        this.who = who;
        this.chance = chance;
        if (disk.isDamaged()) {
            world.count("disk set aside at start");
            disk.setAside();
            disk.forget();
            lostAtStart = true;
        }
        this.settings = new TreeMap<>(disk.settings);
        this.outbox = new SimOutbox(world, disk, this::hold);
    }

    /** What the cloud does not have yet. */
    public SimOutbox outbox() {
        return outbox;
    }

    /** What was kept by earlier starts. */
    public Map<String, Doc> settings() {
        return new TreeMap<>(settings);
    }

    /** Begins to write; what happens to the disk is told to {@code listener}. */
    public void start(Consumer<Event> listener) {
        sink = listener;
        if (lostAtStart) {
            tellDamage();
        }
        plan();
    }

    /** Who sees to it that the link takes note of a commit. */
    void whenCommitted(Runnable then) {
        committedRows = then;
    }

    private void tellDamage() {
        sink.accept(new Event.Noticed("storage-damaged",
                "the database was damaged: set aside, a new one was begun"));
    }

    @Override
    public void append(Row row, boolean atOnce) {
        if (row.stream() == Row.Stream.EVENT) {
            world.tell(who, row.body().string("kind").orElse("") + ": " + row.body().string("text")
                    .orElse(""));
        }
        hold(new Job.Append(row, atOnce));
    }

    @Override
    public void save(String key, Doc value) {
        settings.put(key, value);
        hold(new Job.Save(key, value));
    }

    @Override
    public void whenKept(Consumer<Kept> then) {
        if (isStuck()) {
            then.accept(Kept.IN_MEMORY);
        } else {
            hold(new Job.Tell(then));
        }
    }

    private boolean isStuck() {
        return !trouble.isEmpty() || writingSince.filter(begun -> world.now().minus(begun)
                .compareTo(PATIENCE) > 0).isPresent();
    }

    private void hold(Job job) {
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
        tellDamage();
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
            case Job.Refused(List<Long> ids) -> {
                ids.forEach(disk::refused);
                outbox.left(ids);
            }
            case Job.Tell _ -> {
            }
        }
    }

    /**
     * The process or the power is gone: what was not committed is lost. A commit under way is there
     * whole or not at all, as chance will have it, and never on a disk that tears it.
     */
    public void die() {
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

    @Override
    public List<HistoryRow> history(Instant from, Instant to, int max) {
        return List.of();
    }

    @Override
    public List<EventRow> events(int max) {
        return List.of();
    }

    @Override
    public long waiting() {
        return Math.max(0, held.rows() + outbox.waiting());
    }

    @Override
    public Optional<Instant> oldestWaiting() {
        return disk.waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(disk.waiting.firstEntry().getValue().ts());
    }

    @Override
    public long quarantined() {
        return disk.quarantined();
    }
}
