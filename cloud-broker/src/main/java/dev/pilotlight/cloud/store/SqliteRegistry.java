package dev.pilotlight.cloud.store;

import dev.pilotlight.cloud.access.Operator;
import dev.pilotlight.cloud.port.Registry;
import dev.pilotlight.units.DeviceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Devices, certificates and operators in SQLite. Any thread that may block. */
public final class SqliteRegistry implements Registry {
    private static final String DEVICES = """
            SELECT thing, added, revoked, site, groups,
              (SELECT max(not_after) FROM certificate
               WHERE certificate.thing = device.thing AND certificate.revoked IS NULL) AS until
            FROM device
            """;

    private final Database database;

    public SqliteRegistry(Database database) {
        this.database = database;
    }

    @Override
    public List<Registered> devices() {
        return database.read(handle -> handle.createQuery(DEVICES + "ORDER BY thing")
                .map((row, _) -> registered(row)).list());
    }

    @Override
    public Optional<Registered> device(DeviceId device) {
        return database.read(handle -> handle.createQuery(DEVICES + "WHERE thing = ?")
                .bind(0, device.value()).map((row, _) -> registered(row)).findFirst());
    }

    @Override
    public String offer(DeviceId device, Instant now, Instant expires) {
        String secret = Secrets.make();
        return change(handle -> {
            handle.execute("""
                    INSERT INTO device (thing, added) VALUES (?, ?)
                    ON CONFLICT (thing) DO UPDATE SET revoked = NULL""", device.value(),
                    now.toEpochMilli());
            // Whoever holds an older one must not replace what this one is for.
            handle.execute("DELETE FROM enrolment WHERE thing = ? AND used IS NULL",
                    device.value());
            handle.execute("INSERT INTO enrolment (secret_hash, thing, expires) VALUES (?, ?, ?)",
                    Secrets.hash(secret), device.value(), expires.toEpochMilli());
            return secret;
        });
    }

    @Override
    public Worth worth(DeviceId device, String secret, Instant now) {
        return database.read(handle -> worth(handle, device, secret, now));
    }

    @Override
    public Worth redeem(DeviceId device, String secret, Issued certificate) {
        long now = certificate.at().toEpochMilli();
        return change(handle -> {
            Worth worth = worth(handle, device, secret, certificate.at());
            if (worth == Worth.VALID) {
                handle.execute("UPDATE enrolment SET used = ? WHERE secret_hash = ?", now,
                        Secrets.hash(secret));
                handle.execute("""
                        UPDATE certificate SET revoked = ?
                        WHERE thing = ? AND revoked IS NULL""", now, device.value());
                insert(handle, device, certificate);
            }
            return worth;
        });
    }

    private static void insert(Handle handle, DeviceId device, Issued certificate) {
        handle.execute("""
                INSERT INTO certificate (serial, thing, issued, not_after)
                VALUES (?, ?, ?, ?)""", certificate.serial(), device.value(),
                certificate.at().toEpochMilli(), certificate.until().toEpochMilli());
    }

    @Override
    public boolean renew(DeviceId device, String shown, Issued certificate) {
        return change(handle -> {
            if (!isCurrent(handle, device, shown)) {
                return false;
            }
            handle.execute(
                    "DELETE FROM certificate WHERE thing = ? AND serial <> ? AND issued >= "
                            + "(SELECT issued FROM certificate WHERE serial = ?)",
                    device.value(), shown, shown);
            insert(handle, device, certificate);
            return true;
        });
    }

    @Override
    public boolean settle(DeviceId device, String serial, Instant now) {
        String older = """
                thing = ? AND revoked IS NULL AND issued <
                  (SELECT issued FROM certificate WHERE serial = ?)""";
        boolean any = database.read(handle -> handle
                .createQuery("SELECT count(*) FROM certificate WHERE " + older)
                .bind(0, device.value()).bind(1, serial).mapTo(Integer.class).one() > 0);
        return any && change(handle -> handle.execute(
                "UPDATE certificate SET revoked = ? WHERE " + older, now.toEpochMilli(),
                device.value(), serial) > 0);
    }

    @Override
    public boolean isCurrent(DeviceId device, String serial) {
        return database.read(handle -> isCurrent(handle, device, serial));
    }

    private static boolean isCurrent(Handle handle, DeviceId device, String serial) {
        return handle.createQuery("""
                SELECT count(*) FROM certificate JOIN device USING (thing)
                WHERE serial = ? AND thing = ? AND certificate.revoked IS NULL
                  AND device.revoked IS NULL""")
                .bind(0, serial).bind(1, device.value()).mapTo(Integer.class).one() == 1;
    }

    @Override
    public boolean place(DeviceId device, Place place) {
        return change(handle -> handle.execute(
                "UPDATE device SET site = ?, groups = ? WHERE thing = ?", place.site(),
                RolloutEvents.words(place.groups()), device.value()) == 1);
    }

    @Override
    public boolean revoke(DeviceId device, Instant now) {
        return change(handle -> {
            handle.execute("UPDATE certificate SET revoked = ? WHERE thing = ? AND revoked IS NULL",
                    now.toEpochMilli(), device.value());
            handle.execute("DELETE FROM enrolment WHERE thing = ?", device.value());
            return handle.execute("UPDATE device SET revoked = ? WHERE thing = ?",
                    now.toEpochMilli(), device.value()) == 1;
        });
    }

    @Override
    public String addOperator(Operator operator, Instant now, Instant expires) {
        return change(handle -> OperatorRows.add(handle, operator, now, expires));
    }

    @Override
    public boolean hasOperators() {
        return !operators().isEmpty();
    }

    @Override
    public SortedMap<String, Integer> operators() {
        return database.read(OperatorRows::counts);
    }

    @Override
    public boolean revoke(Operator operator) {
        return change(handle -> OperatorRows.revoke(handle, operator.name()));
    }

    @Override
    public Optional<Operator> operator(String token, Instant now) {
        return database.read(handle -> OperatorRows.ofToken(handle, token, now));
    }

    @Override
    public String openSession(String token, Instant now, Instant expires) {
        return change(handle -> OperatorRows.openSession(handle, token, now, expires));
    }

    @Override
    public Optional<Operator> session(String secret, Instant now) {
        return database.read(handle -> OperatorRows.ofSession(handle, secret, now));
    }

    @Override
    public void closeSession(String secret) {
        change(handle -> handle.execute("DELETE FROM session WHERE secret_hash = ?",
                Secrets.hash(secret)));
    }

    /** Waits until the change is durable. */
    private <T> T change(Function<Handle, T> change) {
        CompletableFuture<T> done = database.write(change).toCompletableFuture();
        return done.join();
    }

    private static Worth worth(Handle handle, DeviceId device, String secret, Instant now) {
        return handle.createQuery(
                "SELECT expires, used FROM enrolment WHERE secret_hash = ? AND thing = ?")
                .bind(0, Secrets.hash(secret)).bind(1, device.value())
                .map((row, _) -> worth(row, now)).findFirst().orElse(Worth.UNKNOWN);
    }

    private static Worth worth(ResultSet row, Instant now) throws SQLException {
        if (time(row, "used").isPresent()) {
            return Worth.USED;
        }
        return row.getLong("expires") > now.toEpochMilli() ? Worth.VALID : Worth.EXPIRED;
    }

    private static Registered registered(ResultSet row) throws SQLException {
        return new Registered(new DeviceId(row.getString("thing")),
                Instant.ofEpochMilli(row.getLong("added")), time(row, "revoked").isPresent(),
                time(row, "until"), new Place(row.getString("site"),
                        RolloutEvents.names(row.getString("groups"))));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
