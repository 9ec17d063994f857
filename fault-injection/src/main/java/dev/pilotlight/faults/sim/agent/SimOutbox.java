package dev.pilotlight.faults.sim.agent;

import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.port.Job;
import dev.pilotlight.agent.port.Outbox;
import dev.pilotlight.agent.port.OutboxRow;
import dev.pilotlight.faults.sim.world.World;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The outbox of one start: what is on its disk and was not acknowledged. One thread. */
public final class SimOutbox implements Outbox {
    private final World world;
    private final Disk disk;
    private final Consumer<Job> journal;
    private final SortedSet<Long> leaving = new TreeSet<>();
    private Runnable wake = () -> {};

    SimOutbox(World world, Disk disk, Consumer<Job> journal) {
        this.world = world;
        this.disk = disk;
        this.journal = journal;
    }

    @Override
    public List<OutboxRow> next(Row.Stream stream, long after, int max) {
        return disk.waiting.tailMap(after, false).entrySet().stream()
                .filter(row -> row.getValue().stream() == stream && !leaving.contains(row
                        .getKey()))
                .limit(max).map(row -> new OutboxRow(row.getKey(), row.getValue())).toList();
    }

    @Override
    public OptionalLong newest(Row.Stream stream) {
        return OptionalLong.of(disk.waiting.descendingMap().entrySet().stream()
                .filter(row -> row.getValue().stream() == stream).findFirst()
                .map(Map.Entry::getKey).orElse(0L));
    }

    @Override
    public void delivered(Collection<Long> ids) {
        ids.forEach(disk::claim);
        leaving.addAll(ids);
        journal.accept(new Job.Delivered(List.copyOf(ids)));
    }

    @Override
    public void refused(Collection<Long> ids, String why) {
        world.count("row quarantined");
        leaving.addAll(ids);
        journal.accept(new Job.Refused(List.copyOf(ids), why));
    }

    @Override
    public void onCommit(Runnable listener) {
        wake = listener;
    }

    void committed() {
        wake.run();
    }

    /** These are gone from the disk. */
    void left(List<Long> ids) {
        leaving.removeAll(ids);
    }

    /** A new file has none of them. */
    void forget() {
        leaving.clear();
    }

    long waiting() {
        return disk.size() - leaving.size();
    }
}
