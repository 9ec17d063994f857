package dev.pilotlight.faults.sim.cloud;

import dev.pilotlight.agent.core.Row;
import dev.pilotlight.cloud.port.Entry;
import dev.pilotlight.cloud.port.Erasure;
import dev.pilotlight.cloud.port.Memory;
import dev.pilotlight.cloud.telemetry.Happening;
import dev.pilotlight.cloud.telemetry.Reading;
import dev.pilotlight.cloud.twins.Section;
import dev.pilotlight.cloud.twins.Shadow;
import dev.pilotlight.faults.sim.agent.Disk;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the cloud has stored, and what it ever had stored before it was set back. Of the product's
 * {@link Memory} it takes the form alone: what becomes of it with each entry is read here from the
 * ledger's promise, so that the product is not compared with itself. One thread.
 */
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
                    fresh += keep(device, reading);
                }
                yield fresh;
            }
            case Entry.Happenings(DeviceId device, List<Happening> happenings) ->
                happenings.stream().mapToInt(one -> add(device, new Disk.Key(Row.Stream.EVENT, one
                        .boot(), one.seq()))).sum();
            case Entry.Twin(DeviceId device, String name, Shadow shadow) -> {
                Memory was = memory(device);
                SortedMap<String, Shadow> shadows = new TreeMap<>(was.shadows());
                shadows.put(name, shadow);
                put(device, new Memory(shadows, was.sighting(), was.latest(), was.erasure()));
                yield 1;
            }
            case Entry.Erased(DeviceId device, Instant at, Instant until) -> {
                erase(device, at, until);
                yield 1;
            }
            case Entry.Seen(DeviceId device, var sighting) -> {
                Memory was = memory(device);
                put(device, new Memory(was.shadows(), Optional.of(sighting), was.latest(),
                        was.erasure()));
                yield 1;
            }
        };
    }

    private void put(DeviceId device, Memory memory) {
        memories.put(device.value(), memory);
    }

    /** A row that is there already changes nothing. */
    private int keep(DeviceId device, Reading reading) {
        int fresh = add(device, new Disk.Key(Row.Stream.TELEMETRY, reading.boot(), reading.seq()));
        Memory was = memory(device);
        if (fresh > 0 && was.latest().filter(other -> tellsMore(other, reading)).isEmpty()) {
            put(device,
                    new Memory(was.shadows(), was.sighting(), Optional.of(reading), was.erasure()));
        }
        return fresh;
    }

    /** Whether the known one says more of the present than the one that comes now. */
    private static boolean tellsMore(Reading known, Reading comes) {
        if (known.boot().equals(comes.boot())) {
            return known.seq() >= comes.seq();
        }
        return comes.historical() && !(known.historical() && comes.at().isAfter(known.at()));
    }

    /** Versions count on, or a device would take an emptied shadow for an old one. */
    private void erase(DeviceId device, Instant at, Instant until) {
        Memory was = memory(device);
        SortedMap<String, Shadow> emptied = new TreeMap<>();
        was.shadows().forEach((name, shadow) -> emptied.put(name, new Shadow(Section.EMPTY,
                Section.EMPTY, shadow.version() + 1, false, at, Doc.Obj.EMPTY)));
        put(device, new Memory(emptied, was.sighting(), Optional.empty(), Optional.of(new Erasure(
                until, highest(device, Row.Stream.TELEMETRY), highest(device, Row.Stream.EVENT)))));
        rows.remove(device.value());
    }

    /** Of each boot, the highest number that is stored. */
    private Map<String, Long> highest(DeviceId device, Row.Stream stream) {
        return rows.getOrDefault(device.value(), new TreeSet<>()).stream()
                .filter(key -> key.stream() == stream)
                .collect(Collectors.toMap(Disk.Key::boot, Disk.Key::seq, Math::max));
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
