package dev.pilotlight.faults.sim.cloud;

import dev.pilotlight.agent.core.Row;
import dev.pilotlight.cloud.port.Entry;
import dev.pilotlight.cloud.port.Memory;
import dev.pilotlight.cloud.telemetry.Happening;
import dev.pilotlight.cloud.telemetry.Reading;
import dev.pilotlight.cloud.twins.Shadow;
import dev.pilotlight.faults.sim.agent.Disk;
import dev.pilotlight.units.DeviceId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the cloud has stored, and what it ever had stored before it was set back. One thread. */
public final class Books {
    private final SortedMap<String, Memory> memories = new TreeMap<>();
    private final SortedMap<String, SortedSet<Disk.Key>> rows = new TreeMap<>();
    private final SortedMap<String, SortedSet<Disk.Key>> ever;
    private long repeats;

    Books() {
        this(new TreeMap<>());
    }

    private Books(SortedMap<String, SortedSet<Disk.Key>> ever) {
        this.ever = ever;
    }

    Memory memory(DeviceId device) {
        return memories.getOrDefault(device.value(), Memory.EMPTY);
    }

    /** Keeps entries; how many rows were new or changed. Those that are there already stay. */
    int keep(List<Entry> entries) {
        int fresh = 0;
        for (Entry entry : entries) {
            fresh += keep(entry);
        }
        return fresh;
    }

    private int keep(Entry entry) {
        return switch (entry) {
            case Entry.Readings(DeviceId device, List<Reading> readings) -> {
                int fresh = 0;
                for (Reading reading : readings) {
                    fresh += add(device, new Disk.Key(Row.Stream.TELEMETRY, reading.boot(),
                            reading.seq()));
                    memories.put(device.value(), memory(device).with(reading));
                }
                yield fresh;
            }
            case Entry.Happenings(DeviceId device, List<Happening> happenings) ->
                happenings.stream().mapToInt(one -> add(device, new Disk.Key(Row.Stream.EVENT, one
                        .boot(), one.seq()))).sum();
            case Entry.Twin(DeviceId device, String name, Shadow shadow) -> {
                memories.put(device.value(), memory(device).with(name, shadow));
                yield 1;
            }
            case Entry.Erased(DeviceId device, Instant until) -> {
                memories.put(device.value(), memory(device).erased(until));
                rows.remove(device.value());
                yield 1;
            }
            case Entry.Seen(DeviceId device, var sighting) -> {
                memories.put(device.value(), memory(device).with(sighting));
                yield 1;
            }
        };
    }

    private int add(DeviceId device, Disk.Key key) {
        ever.computeIfAbsent(device.value(), _ -> new TreeSet<>()).add(key);
        boolean isNew = rows.computeIfAbsent(device.value(), _ -> new TreeSet<>()).add(key);
        repeats += isNew ? 0 : 1;
        return isNew ? 1 : 0;
    }

    Books copy() {
        Books copy = new Books(ever);
        copy.memories.putAll(memories);
        rows.forEach((device, keys) -> copy.rows.put(device, new TreeSet<>(keys)));
        return copy;
    }

    Books setBackTo(Books backup) {
        return backup.copy();
    }

    /** A device's shadow as it is stored. */
    public Shadow shadow(DeviceId device, String name) {
        return memory(device).shadow(name);
    }

    /** Whether that row was ever durable here; a restored backup does not undo that. */
    public boolean everHad(DeviceId device, Disk.Key key) {
        return ever.getOrDefault(device.value(), Collections.emptySortedSet()).contains(key);
    }

    /** Rows that came a second time and were left as they were. */
    public long repeats() {
        return repeats;
    }
}
