package dev.pilotlight.faults.sim.agent;

import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.outbox.Bounds;
import dev.pilotlight.faults.sim.fault.Wear;
import dev.pilotlight.twin.Doc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a power cut leaves: settings and rows that were committed. It knows beside them what became
 * of every row, for whoever judges. One thread.
 */
public final class Disk {
    final SortedMap<String, Doc> settings = new TreeMap<>();
    final NavigableMap<Long, Row> waiting = new TreeMap<>();
    private final Bounds bounds;
    private final Set<Wear> wear = EnumSet.noneOf(Wear.class);
    private final SortedSet<Key> owed = new TreeSet<>();
    private final List<Key> claimed = new ArrayList<>();
    private long lastId;
    private long quarantined;
    private long readings;
    private boolean damaged;
    private boolean forgotten;

    /**
     * The name of a row for ever.
     *
     * @param stream telemetry or event
     */
    public record Key(Row.Stream stream, String boot, long seq) implements Comparable<Key> {
        static Key of(Row row) {
            return new Key(row.stream(), row.boot(), row.seq());
        }

        @Override
        public int compareTo(Key other) {
            int byStream = stream.compareTo(other.stream);
            int byBoot = byStream != 0 ? byStream : boot.compareTo(other.boot);
            return byBoot != 0 ? byBoot : Long.compare(seq, other.seq);
        }
    }

    /** An empty disk that keeps so much. */
    public Disk(Bounds bounds) {
        this.bounds = bounds;
    }

    /** It suffers from that from now on, or no longer. */
    public void suffer(Wear what, boolean on) {
        boolean _ = on ? wear.add(what) : wear.remove(what);
        damaged |= on && what == Wear.BIT_FLIP;
    }

    boolean has(Wear what) {
        return wear.contains(what);
    }

    boolean isDamaged() {
        return damaged;
    }

    /** What a write is refused with now; empty when it is not. */
    Optional<String> refusal() {
        if (has(Wear.FULL)) {
            return Optional.of("[SQLITE_FULL] database or disk is full");
        }
        return has(Wear.READ_ONLY)
                ? Optional.of("[SQLITE_READONLY] attempt to write a readonly database")
                : Optional.empty();
    }

    /** The damaged file is set aside and a new one begun, with rows numbered above the old ones. */
    void setAside() {
        settings.clear();
        waiting.values().forEach(row -> owed.remove(Key.of(row)));
        waiting.clear();
        readings = 0;
        damaged = false;
    }

    void forget() {
        forgotten = true;
    }

    /** Whether a start ever found its settings gone. */
    public boolean hasForgotten() {
        return forgotten;
    }

    void add(Row row) {
        waiting.put(++lastId, row);
        readings += isReading(row) ? 1 : 0;
        owed.add(Key.of(row));
    }

    void delivered(long id) {
        remove(id);
    }

    private Optional<Row> remove(long id) {
        Optional<Row> row = Optional.ofNullable(waiting.remove(id));
        readings -= row.filter(Disk::isReading).isPresent() ? 1 : 0;
        return row;
    }

    private static boolean isReading(Row row) {
        return row.stream() == Row.Stream.TELEMETRY;
    }

    void refused(long id) {
        remove(id).ifPresent(row -> {
            quarantined++;
            owed.remove(Key.of(row));
        });
    }

    /** The device holds that the cloud has this row. */
    void claim(long id) {
        Row row = waiting.get(id);
        if (row != null) {
            claimed.add(Key.of(row));
            owed.remove(Key.of(row));
        }
    }

    /** Readings that wait for the cloud. */
    public long readings() {
        return readings;
    }

    /** How many of the oldest readings were thinned out to keep within the bounds. */
    long thin() {
        long excess = bounds.excessRows(readings());
        List<Long> oldest = waiting.entrySet().stream()
                .filter(row -> isReading(row.getValue()))
                .limit(bounds.oldestToThin(excess)).map(java.util.Map.Entry::getKey).toList();
        long gone = 0;
        for (int i = 1; i < oldest.size(); i += 2) {
            remove(oldest.get(i)).ifPresent(row -> owed.remove(Key.of(row)));
            gone++;
        }
        return gone;
    }

    /** Rows that wait for the cloud. */
    public long size() {
        return waiting.size();
    }

    /** The most that may wait. */
    public Bounds bounds() {
        return bounds;
    }

    /** Rows that were put aside because the cloud is said to have refused them for good. */
    public long quarantined() {
        return quarantined;
    }

    /**
     * What was committed, was not lost with a damaged file, and is not known to be in the cloud.
     */
    public SortedSet<Key> owed() {
        return Collections.unmodifiableSortedSet(owed);
    }

    /** Rows that the device has forgotten since the last time because the cloud has them. */
    public List<Key> takeClaimed() {
        List<Key> taken = List.copyOf(claimed);
        claimed.clear();
        return taken;
    }
}
