package dev.pilotlight.cloud.store;

import dev.pilotlight.cloud.port.Entry;
import dev.pilotlight.cloud.port.Ledger;
import dev.pilotlight.cloud.port.Memory;
import dev.pilotlight.cloud.presence.Sighting;
import dev.pilotlight.cloud.store.LedgerStatements.Kind;
import dev.pilotlight.cloud.telemetry.Happening;
import dev.pilotlight.cloud.telemetry.Reading;
import dev.pilotlight.cloud.twins.Section;
import dev.pilotlight.cloud.twins.Shadow;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Presence;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The fleet's memory in SQLite. Any thread. */
public final class SqliteLedger implements Ledger {
    private final Database database;
    private final SqliteArchive archive;
    private final Executor readers;
    /** Of the writer's thread alone. */
    private @Nullable LedgerStatements statements;

    /** Reads on {@code readers}, so that no caller waits. */
    public SqliteLedger(Database database, SqliteArchive archive, Executor readers) {
        this.database = database;
        this.archive = archive;
        this.readers = readers;
    }

    @Override
    public CompletionStage<Integer> write(List<Entry> entries) {
        return database.write(handle -> insert(statements(handle), entries));
    }

    @Override
    public CompletionStage<Memory> recall(DeviceId device) {
        return CompletableFuture.supplyAsync(() -> archive.memory(device), readers);
    }

    /** The writer's connection changes only after a failure. */
    private LedgerStatements statements(Handle handle) {
        LedgerStatements known = statements;
        if (known == null || !known.isOf(handle.getConnection())) {
            known = LedgerStatements.prepare(handle.getConnection());
            statements = known;
        }
        return known;
    }

    private static int insert(LedgerStatements statements, List<Entry> entries) {
        return entries.stream().mapToInt(entry -> insert(statements, entry)).sum();
    }

    private static int insert(LedgerStatements statements, Entry entry) {
        return switch (entry) {
            case Entry.Readings(DeviceId device, List<Reading> rows) ->
                readings(statements, device, rows);
            case Entry.Happenings(DeviceId device, List<Happening> rows) ->
                happenings(statements, device, rows);
            case Entry.Twin(DeviceId device, String name, Shadow shadow) ->
                twin(statements, device, name, shadow);
            case Entry.Erased(DeviceId device, Instant at, Instant until) ->
                erased(statements, device, at, until);
            case Entry.Seen(DeviceId device, Sighting sighting) ->
                seen(statements, device, sighting);
        };
    }

    private static int readings(LedgerStatements statements, DeviceId device,
            List<Reading> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        int fresh = 0;
        for (Reading row : rows) {
            fresh += statements.run(Kind.READING, device.value(), row.boot(), row.seq(),
                    row.at().toEpochMilli(), row.trusted() ? 1L : 0L, row.historical() ? 1L : 0L,
                    Codec.text(row.values()), row.stored().toEpochMilli());
        }
        tally(statements, device, rows, fresh);
        return fresh;
    }

    /** One entry's rows are of one boot, and either all late or none. */
    private static void tally(LedgerStatements statements, DeviceId device, List<Reading> rows,
            int fresh) {
        Reading last = rows.stream().max(Comparator.comparingLong(Reading::seq)).orElseThrow();
        statements.run(Kind.TALLY, device.value(), last.boot(), last.seq(), (long) fresh,
                last.stored().toEpochMilli());
        newest(statements, device, rows);
    }

    /** By the same rule as in memory. */
    private static void newest(LedgerStatements statements, DeviceId device,
            List<Reading> rows) {
        Optional<Reading> newest = statements.newest(device.value());
        for (Reading row : rows) {
            if (newest.isEmpty() || row.isNewerThan(newest.get())) {
                newest = Optional.of(row);
            }
        }
        newest.ifPresent(row -> statements.run(Kind.NEWEST, device.value(), row.boot(),
                row.seq(), row.at().toEpochMilli(), row.historical() ? 1L : 0L,
                row.stored().toEpochMilli()));
    }

    private static int happenings(LedgerStatements statements, DeviceId device,
            List<Happening> rows) {
        return rows.stream().mapToInt(row -> happening(statements, device, row)).sum();
    }

    /**
     * What a resident did while nobody looked is an act as well, once, whenever word of it comes.
     */
    private static int happening(LedgerStatements statements, DeviceId device, Happening row) {
        int fresh = statements.run(Kind.HAPPENING, device.value(), row.boot(), row.seq(),
                row.at().toEpochMilli(), row.trusted() ? 1L : 0L, row.kind(), row.text(),
                row.stored().toEpochMilli());
        if (fresh == 1 && row.isResidents()) {
            statements.run(Kind.ACT, row.stored().toEpochMilli(), row.kind(), device.value(),
                    (row.trusted() ? "at " : "at about ") + row.at() + " " + row.text());
        }
        return fresh;
    }

    private static int twin(LedgerStatements statements, DeviceId device, String name,
            Shadow shadow) {
        Section desired = shadow.desired();
        Section reported = shadow.reported();
        return statements.run(Kind.TWIN, device.value(), name, shadow.version(),
                shadow.present() ? 1L : 0L, Codec.text(desired.values()),
                Codec.text(desired.times()), Codec.text(reported.values()),
                Codec.text(reported.times()), shadow.updated().toEpochMilli(),
                Codec.text(shadow.losers()));
    }

    /** Tallies stay: they hold numbers alone, and what comes again would look like a hole. */
    private static int erased(LedgerStatements statements, DeviceId device, Instant at,
            Instant until) {
        String thing = device.value();
        statements.run(Kind.ERASED_POINTS, thing);
        statements.run(Kind.ERASED_EVENTS, thing);
        statements.run(Kind.FULL_TALLIES, thing);
        statements.run(Kind.EMPTY_ACTS, thing);
        int gone = statements.run(Kind.FORGET_NEWEST, thing) + statements.run(Kind.FORGET_READINGS,
                thing) + statements.run(Kind.FORGET_HAPPENINGS, thing);
        statements.run(Kind.EMPTY_TWINS, at.toEpochMilli(), thing);
        return gone + statements.run(Kind.ERASED, thing, until.toEpochMilli());
    }

    private static int seen(LedgerStatements statements, DeviceId device, Sighting sighting) {
        Presence presence = sighting.presence();
        return statements.run(Kind.SEEN, device.value(), presence.state().name(),
                presence.bdSeq(), presence.at().toEpochMilli(),
                sighting.since().toEpochMilli());
    }
}
