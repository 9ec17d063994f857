package dev.pilotlight.cloud.store;

import dev.pilotlight.cloud.jobs.Execution;
import dev.pilotlight.cloud.jobs.ExecutionStatus;
import dev.pilotlight.cloud.jobs.JobJson;
import dev.pilotlight.cloud.port.RolloutRow;
import dev.pilotlight.cloud.port.RolloutStore;
import dev.pilotlight.cloud.rollout.Campaign;
import dev.pilotlight.cloud.rollout.Member;
import dev.pilotlight.cloud.rollout.PlanJson;
import dev.pilotlight.signing.Said;
import dev.pilotlight.signing.SignedConfig;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Roll-outs in SQLite. One thread, which may block. */
public final class SqliteRollouts implements RolloutStore {
    private final Database database;

    public SqliteRollouts(Database database) {
        this.database = database;
    }

    @Override
    public void write(List<RolloutRow> rows) {
        int _ = database.write(handle -> {
            rows.forEach(row -> insert(handle, row));
            return rows.size();
        }).toCompletableFuture().join();
    }

    private static void insert(Handle handle, RolloutRow row) {
        switch (row) {
            case RolloutRow.Ordered(Campaign campaign) -> order(handle, campaign);
            case RolloutRow.Happened(String id, long seq, Instant at, var event) -> {
                RolloutEvents.Written written = RolloutEvents.written(event);
                handle.execute("""
                        INSERT INTO rollout_event (rollout, seq, at, kind, subject, detail)
                        VALUES (?, ?, ?, ?, ?, ?)""", id, seq, at.toEpochMilli(), written.kind(),
                        written.subject(), written.detail());
            }
            case RolloutRow.Executed(Execution execution) -> execute(handle, execution);
        }
    }

    private static void order(Handle handle, Campaign campaign) {
        Optional<Long> begun = campaign.begun().map(when -> when.at().toEpochMilli());
        handle.createUpdate("""
                INSERT INTO rollout (id, author, plan, signed, target, created, approver, begun)
                VALUES (:id, :author, :plan, :signed, :target, :created, :approver, :begun)
                ON CONFLICT (id) DO UPDATE
                SET approver = excluded.approver, begun = excluded.begun""")
                .bind("id", campaign.id()).bind("author", campaign.plan().author())
                .bind("plan", Codec.text(PlanJson.doc(campaign.plan())))
                .bind("signed", Codec.text(campaign.offer().signed().doc()))
                .bind("target", campaign.target())
                .bind("created", campaign.created().toEpochMilli())
                .bind("approver", campaign.approver()).bind("begun", begun).execute();
        campaign.begun().ifPresent(when -> when.members().forEach(member -> handle.execute("""
                INSERT OR IGNORE INTO rollout_member (rollout, thing, site, groups)
                VALUES (?, ?, ?, ?)""", campaign.id(), member.thing().value(), member.site(),
                RolloutEvents.words(member.groups()))));
    }

    private static void execute(Handle handle, Execution execution) {
        handle.createUpdate("""
                INSERT OR REPLACE INTO execution
                (thing, job, status, version, details, queued, started, updated)
                VALUES (:thing, :job, :status, :version, :details, :queued, :started, :updated)
                """).bind("thing", execution.thing().value()).bind("job", execution.job())
                .bind("status", execution.status().name()).bind("version", execution.version())
                .bind("details", Codec.text(JobJson.details(execution)))
                .bind("queued", execution.times().queued().toEpochMilli())
                .bind("started", execution.times().started().map(Instant::toEpochMilli))
                .bind("updated", execution.times().updated().toEpochMilli()).execute();
    }

    @Override
    public List<RolloutRow> recall() {
        return database.read(handle -> {
            List<RolloutRow> rows = new ArrayList<>();
            handle.createQuery("SELECT * FROM rollout ORDER BY ordinal")
                    .map((row, _) -> campaign(handle, row)).list()
                    .forEach(campaign -> rows.add(new RolloutRow.Ordered(campaign)));
            rows.addAll(handle.createQuery("SELECT * FROM rollout_event ORDER BY rollout, seq")
                    .map((row, _) -> happened(row)).list());
            rows.addAll(handle.createQuery("SELECT * FROM execution ORDER BY thing, queued, job")
                    .map((row, _) -> executed(row)).list());
            return rows;
        });
    }

    private static Campaign campaign(Handle handle, ResultSet row) throws SQLException {
        SignedConfig signed = sound(SignedConfig.read(bytes(row, "signed")));
        Said said = sound(signed.said());
        String id = row.getString("id");
        Campaign draft = new Campaign(
                sound(Codec.parseObject(bytes(row, "plan")).then(plan -> plan(row, plan,
                        said.version()))),
                new Campaign.Offer(signed, said), row.getString("target"),
                time(row, "created").orElseThrow(),
                Optional.ofNullable(row.getString("approver")), Optional.empty());
        return time(row, "begun").map(at -> draft.begun(at, members(handle, id))).orElse(draft);
    }

    private static Decoded<dev.pilotlight.cloud.rollout.RolloutPlan> plan(ResultSet row,
            Doc.Obj plan, long version) {
        try {
            return PlanJson.recall(plan, row.getString("id"), row.getString("author"), version, 0);
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static List<Member> members(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM rollout_member WHERE rollout = ? ORDER BY thing")
                .bind(0, id).map((row, _) -> new Member(new DeviceId(row.getString("thing")),
                        row.getString("site"), RolloutEvents.names(row.getString("groups"))))
                .list();
    }

    private static RolloutRow happened(ResultSet row) throws SQLException {
        return new RolloutRow.Happened(row.getString("rollout"), row.getLong("seq"),
                time(row, "at").orElseThrow(), RolloutEvents.read(row.getString("kind"),
                        row.getString("subject"), row.getString("detail")));
    }

    private static RolloutRow executed(ResultSet row) throws SQLException {
        Doc.Obj details = sound(Codec.parseObject(bytes(row, "details")));
        SortedMap<String, String> words = new TreeMap<>();
        details.fields().keySet().forEach(name -> details.string(name)
                .ifPresent(word -> words.put(name, word)));
        return new RolloutRow.Executed(new Execution(row.getString("job"),
                new DeviceId(row.getString("thing")),
                ExecutionStatus.valueOf(row.getString("status")), words, row.getLong("version"),
                new Execution.Times(time(row, "queued").orElseThrow(), time(row, "started"),
                        time(row, "updated").orElseThrow())));
    }

    private static byte[] bytes(ResultSet row, String column) throws SQLException {
        return row.getString(column).getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    /** What we wrote ourselves, we can read. */
    private static <T> T sound(Decoded<T> decoded) {
        return decoded.toOptional().orElseThrow(() -> new IllegalStateException(
                "a stored roll-out cannot be read: " + decoded.problems()));
    }
}
