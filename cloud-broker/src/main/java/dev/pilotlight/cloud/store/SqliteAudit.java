package dev.pilotlight.cloud.store;

import dev.pilotlight.cloud.port.Audit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Who did what, in SQLite. Any thread that may block. */
public final class SqliteAudit implements Audit {
    private final Database database;
    private final InstantSource realTime;

    public SqliteAudit(Database database, InstantSource realTime) {
        this.database = database;
        this.realTime = realTime;
    }

    @Override
    public void note(String who, String action, String subject, String detail) {
        String kept = detail.length() > MAX_DETAIL ? detail.substring(0, MAX_DETAIL) : detail;
        int _ = database.write(handle -> handle.execute(
                "INSERT INTO audit (at, who, action, subject, detail) VALUES (?, ?, ?, ?, ?)",
                realTime.instant().toEpochMilli(), who, action, subject, kept))
                .toCompletableFuture().join();
    }

    @Override
    public List<Act> latest(String subject, int max) {
        return database.read(handle -> handle.createQuery("""
                SELECT at, who, action, subject, detail FROM audit
                WHERE :subject = '' OR subject = :subject ORDER BY id DESC LIMIT :max""")
                .bind("subject", subject).bind("max", max).map((row, _) -> act(row)).list());
    }

    private static Act act(ResultSet row) throws SQLException {
        return new Act(Instant.ofEpochMilli(row.getLong("at")), row.getString("who"),
                row.getString("action"), row.getString("subject"), row.getString("detail"));
    }
}
