package dev.pilotlight.faults.sim.agent;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.port.EventRow;
import dev.pilotlight.agent.port.HistoryRow;
import dev.pilotlight.agent.port.Job;
import dev.pilotlight.agent.port.Journal;
import dev.pilotlight.agent.port.Kept;
import dev.pilotlight.faults.sim.world.World;
import dev.pilotlight.twin.Doc;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The journal of one start on a simulated disk, with what {@code store.SqliteJournal} promises: see
 * {@link Writer}; oldest readings are dropped first. One thread.
 */
public final class SimJournal implements Journal {
    static final Event DAMAGED = new Event.Noticed("storage-damaged",
            "the database was damaged: set aside, a new one was begun");

    private final World world;
    private final Disk disk;
    private final String who;
    private final SplittableRandom chance;
    private final SortedMap<String, Doc> settings;
    private final Writer writer;
    private final boolean lostAtStart;

    /** Opens what is on the disk; a damaged file is set aside, and with it every setting. */
    public SimJournal(World world, Disk disk, String who, SplittableRandom chance) {
        this.world = world;
        this.disk = disk;
        this.who = who;
        this.chance = chance;
        this.lostAtStart = disk.isDamaged();
        if (lostAtStart) {
            world.count("disk set aside at start");
            disk.setAside();
            disk.forget();
        }
        this.settings = new TreeMap<>(disk.settings);
        this.writer = new Writer(world, disk, settings);
    }

    /** What the cloud does not have yet. */
    public SimOutbox outbox() {
        return writer.outbox();
    }

    /** What was kept by earlier starts. */
    public Map<String, Doc> settings() {
        return new TreeMap<>(settings);
    }

    /** Begins to write; what happens to the disk is told to {@code listener}. */
    public void start(Consumer<Event> listener) {
        if (lostAtStart) {
            listener.accept(DAMAGED);
        }
        writer.start(listener);
    }

    /** Who sees to it that the link takes note of a commit. */
    void whenCommitted(Runnable then) {
        writer.whenCommitted(then);
    }

    @Override
    public void append(Row row, boolean atOnce) {
        if (row.stream() == Row.Stream.EVENT) {
            world.tell(who, row.body().string("kind").orElse("") + ": " + row.body().string("text")
                    .orElse(""));
        }
        writer.hold(new Job.Append(row, atOnce));
    }

    @Override
    public void save(String key, Doc value) {
        settings.put(key, value);
        writer.hold(new Job.Save(key, value));
    }

    @Override
    public void whenKept(Consumer<Kept> then) {
        if (writer.isStuck()) {
            then.accept(Kept.IN_MEMORY);
        } else {
            writer.hold(new Job.Tell(then));
        }
    }

    /** The loop ends in order: what is held is written, if the disk takes it. */
    void close() {
        writer.close();
    }

    /** The process or the power is gone: what was not committed is lost. */
    public void die() {
        writer.die(who, chance);
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
        return Math.max(0, writer.rows() + outbox().waiting());
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
