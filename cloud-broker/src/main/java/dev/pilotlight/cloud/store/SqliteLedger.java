package dev.pilotlight.cloud.store;

import dev.pilotlight.cloud.port.Entry;
import dev.pilotlight.cloud.port.Ledger;
import dev.pilotlight.cloud.port.Memory;
import dev.pilotlight.cloud.presence.Sighting;
import dev.pilotlight.cloud.telemetry.Happening;
import dev.pilotlight.cloud.telemetry.Reading;
import dev.pilotlight.cloud.twins.Section;
import dev.pilotlight.cloud.twins.Shadow;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Presence;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The fleet's memory in SQLite. Any thread. */
public final class SqliteLedger implements Ledger {
    private static final String READING = """
            INSERT OR IGNORE INTO telemetry
            (device, boot, seq, ts, trusted, historical, body, stored)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String TALLY = """
            INSERT INTO tally (device, boot, last, stored, began) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (device, boot) DO UPDATE SET last = max(last, excluded.last),
            stored = stored + excluded.stored""";
    private static final String NEWEST = """
            INSERT OR REPLACE INTO newest (device, boot, seq) VALUES (?, ?, ?)""";
    /** What is late tells of the present only while nothing else does. */
    private static final String FIRST = """
            INSERT INTO newest (device, boot, seq) VALUES (?, ?, ?)
            ON CONFLICT (device) DO UPDATE SET boot = excluded.boot, seq = excluded.seq
            WHERE (SELECT historical FROM telemetry AS row WHERE row.device = newest.device
                   AND row.boot = newest.boot AND row.seq = newest.seq) = 1""";
    private static final String HAPPENING = """
            INSERT OR IGNORE INTO event (device, boot, seq, ts, trusted, kind, text, stored)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String TWIN = """
            INSERT OR REPLACE INTO shadow
            (device, name, version, present, desired, desired_times, reported, reported_times,
             updated, losers)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String SEEN = """
            INSERT OR REPLACE INTO presence (device, state, bd_seq, ts, since)
            VALUES (?, ?, ?, ?, ?)""";

    private final Database database;
    private final SqliteArchive archive;
    private final Executor readers;

    /** Reads on {@code readers}, so that no caller waits. */
    public SqliteLedger(Database database, SqliteArchive archive, Executor readers) {
        this.database = database;
        this.archive = archive;
        this.readers = readers;
    }

    @Override
    public CompletionStage<Integer> write(Entry entry) {
        return database.write(handle -> insert(handle, entry));
    }

    @Override
    public CompletionStage<Memory> recall(DeviceId device) {
        return CompletableFuture.supplyAsync(() -> archive.memory(device), readers);
    }

    private static int insert(Handle handle, Entry entry) {
        return switch (entry) {
            case Entry.Readings(DeviceId device, List<Reading> rows) ->
                readings(handle, device, rows);
            case Entry.Happenings(DeviceId device, List<Happening> rows) ->
                happenings(handle, device, rows);
            case Entry.Twin(DeviceId device, String name, Shadow shadow) ->
                twin(handle, device, name, shadow);
            case Entry.Seen(DeviceId device, Sighting sighting) -> seen(handle, device, sighting);
        };
    }

    private static int readings(Handle handle, DeviceId device, List<Reading> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        int fresh;
        try (PreparedBatch batch = handle.prepareBatch(READING)) {
            for (Reading row : rows) {
                batch.add(device.value(), row.boot(), row.seq(), row.at().toEpochMilli(),
                        row.trusted() ? 1 : 0, row.historical() ? 1 : 0, Codec.text(row.values()),
                        row.stored().toEpochMilli());
            }
            fresh = IntStream.of(batch.execute()).sum();
        }
        tally(handle, device, rows, fresh);
        return fresh;
    }

    /** One message's rows are of one boot. */
    private static void tally(Handle handle, DeviceId device, List<Reading> rows, int fresh) {
        Reading last = rows.stream().max(Comparator.comparingLong(Reading::seq)).orElseThrow();
        handle.execute(TALLY, device.value(), last.boot(), last.seq(), fresh,
                last.stored().toEpochMilli());
        handle.execute(last.historical() ? FIRST : NEWEST, device.value(), last.boot(),
                last.seq());
    }

    private static int happenings(Handle handle, DeviceId device, List<Happening> rows) {
        try (PreparedBatch batch = handle.prepareBatch(HAPPENING)) {
            for (Happening row : rows) {
                batch.add(device.value(), row.boot(), row.seq(), row.at().toEpochMilli(),
                        row.trusted() ? 1 : 0, row.kind(), row.text(),
                        row.stored().toEpochMilli());
            }
            return IntStream.of(batch.execute()).sum();
        }
    }

    private static int twin(Handle handle, DeviceId device, String name, Shadow shadow) {
        Section desired = shadow.desired();
        Section reported = shadow.reported();
        return handle.execute(TWIN, device.value(), name, shadow.version(),
                shadow.present() ? 1 : 0,
                Codec.text(desired.values()), Codec.text(desired.times()),
                Codec.text(reported.values()), Codec.text(reported.times()),
                shadow.updated().toEpochMilli(), Codec.text(shadow.losers()));
    }

    private static int seen(Handle handle, DeviceId device, Sighting sighting) {
        Presence presence = sighting.presence();
        return handle.execute(SEEN, device.value(), presence.state().name(), presence.bdSeq(),
                presence.at().toEpochMilli(), sighting.since().toEpochMilli());
    }
}
