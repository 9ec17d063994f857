package dev.pilotlight.cloud.store;

import dev.pilotlight.cloud.port.Archive;
import dev.pilotlight.cloud.port.Erasure;
import dev.pilotlight.cloud.port.Memory;
import dev.pilotlight.cloud.presence.Sighting;
import dev.pilotlight.cloud.telemetry.Happening;
import dev.pilotlight.cloud.telemetry.Reading;
import dev.pilotlight.cloud.telemetry.Tally;
import dev.pilotlight.cloud.twins.Section;
import dev.pilotlight.cloud.twins.Shadow;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Presence;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads what is stored. Any thread. */
public final class SqliteArchive implements Archive {
    private static final String READING = """
            SELECT boot, seq, ts, trusted, historical, body, stored FROM telemetry
            """;

    private final Database database;

    public SqliteArchive(Database database) {
        this.database = database;
    }

    @Override
    public Memory memory(DeviceId device) {
        return database.read(handle -> new Memory(shadows(handle, device),
                sighting(handle, device), latest(handle, device), erasure(handle, device)));
    }

    @Override
    public Span span(DeviceId device, Instant from, Instant to) {
        return database.read(handle -> {
            long total = within(handle, "SELECT count(*) FROM telemetry ", device, from, to)
                    .mapTo(Long.class).one();
            Stretches stretches = new Stretches(total, MOST_READ);
            within(handle, READING, device, from, to).map((row, _) -> stretches.pass(row))
                    .stream().forEach(_ -> {});
            return new Span(stretches.readings(), total, stretches.readsAll());
        });
    }

    private static Query within(Handle handle, String what, DeviceId device, Instant from,
            Instant to) {
        return handle.createQuery(what + "WHERE device = ? AND ts >= ? AND ts < ? ORDER BY ts, seq")
                .bind(0, device.value()).bind(1, from.toEpochMilli()).bind(2, to.toEpochMilli());
    }

    @Override
    public List<Happening> events(DeviceId device, int max) {
        return database.read(handle -> handle.createQuery("""
                SELECT boot, seq, ts, trusted, kind, text, stored FROM event
                WHERE device = ? ORDER BY ts DESC, seq DESC LIMIT ?""")
                .bind(0, device.value()).bind(1, max).map((row, _) -> happening(row)).list());
    }

    @Override
    public List<Tally> tallies(DeviceId device) {
        return database.read(handle -> handle.createQuery("""
                SELECT boot, last, stored FROM tally WHERE device = ? ORDER BY began""")
                .bind(0, device.value())
                .map((row, _) -> new Tally(row.getString("boot"), row.getLong("last"),
                        row.getLong("stored")))
                .list());
    }

    @Override
    public boolean isWritable() {
        return database.isWritable();
    }

    private static SortedMap<String, Shadow> shadows(Handle handle, DeviceId device) {
        SortedMap<String, Shadow> shadows = new TreeMap<>();
        handle.createQuery("SELECT * FROM shadow WHERE device = ?").bind(0, device.value())
                .map((row, _) -> shadows.put(row.getString("name"), shadow(row)))
                .stream().forEach(_ -> {});
        return shadows;
    }

    private static Shadow shadow(ResultSet row) throws SQLException {
        Section desired = new Section(object(row, "desired"), object(row, "desired_times"));
        Section reported = new Section(object(row, "reported"), object(row, "reported_times"));
        return new Shadow(desired, reported, row.getLong("version"), row.getInt("present") == 1,
                Instant.ofEpochMilli(row.getLong("updated")), object(row, "losers"));
    }

    private static Optional<Sighting> sighting(Handle handle, DeviceId device) {
        return handle.createQuery("SELECT * FROM presence WHERE device = ?")
                .bind(0, device.value())
                .map((row, _) -> new Sighting(
                        new Presence(Presence.State.valueOf(row.getString("state")),
                                row.getLong("bd_seq"), Instant.ofEpochMilli(row.getLong("ts"))),
                        Instant.ofEpochMilli(row.getLong("since"))))
                .findFirst();
    }

    private static Optional<Reading> latest(Handle handle, DeviceId device) {
        return handle
                .createQuery("""
                        SELECT boot, seq, now.ts AS ts, coalesce(trusted, 0) AS trusted,
                        now.historical AS historical, coalesce(body, '{}') AS body,
                        now.stored AS stored FROM newest AS now
                        LEFT JOIN telemetry USING (device, boot, seq) WHERE device = ?""")
                .bind(0, device.value()).map((row, _) -> reading(row)).findFirst();
    }

    private static Optional<Erasure> erasure(Handle handle, DeviceId device) {
        return handle.createQuery("SELECT until FROM erasure WHERE device = ?")
                .bind(0, device.value()).mapTo(Long.class).findFirst()
                .map(until -> new Erasure(Instant.ofEpochMilli(until),
                        erased(handle, device, "points"), erased(handle, device, "events")));
    }

    private static Map<String, Long> erased(Handle handle, DeviceId device, String stream) {
        Map<String, Long> last = new HashMap<>();
        handle.createQuery("""
                SELECT boot, last FROM erased_boot WHERE device = ? AND stream = ?""")
                .bind(0, device.value()).bind(1, stream)
                .map((row, _) -> last.put(row.getString("boot"), row.getLong("last"))).stream()
                .forEach(_ -> {});
        return last;
    }

    static Reading reading(ResultSet row) throws SQLException {
        return new Reading(row.getString("boot"), row.getLong("seq"),
                Instant.ofEpochMilli(row.getLong("ts")), row.getInt("trusted") == 1,
                row.getInt("historical") == 1, object(row, "body"),
                Instant.ofEpochMilli(row.getLong("stored")));
    }

    private static Happening happening(ResultSet row) throws SQLException {
        return new Happening(row.getString("boot"), row.getLong("seq"),
                Instant.ofEpochMilli(row.getLong("ts")), row.getInt("trusted") == 1,
                row.getString("kind"), row.getString("text"),
                Instant.ofEpochMilli(row.getLong("stored")));
    }

    private static Doc.Obj object(ResultSet row, String column) throws SQLException {
        Decoded<Doc.Obj> read = Codec
                .parseObject(row.getString(column).getBytes(StandardCharsets.UTF_8));
        return switch (read) {
            case Decoded.Ok<Doc.Obj>(Doc.Obj object) -> object;
            case Decoded.Malformed<Doc.Obj> malformed -> throw new SQLException(
                    "column " + column + " " + malformed.problems().getFirst());
        };
    }
}
