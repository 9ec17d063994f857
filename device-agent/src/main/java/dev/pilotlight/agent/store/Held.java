package dev.pilotlight.agent.store;

import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.port.Job;
import dev.pilotlight.agent.port.Kept;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Jobs that are not committed yet, in their order. Bounded: beyond {@value #MOST} the oldest
 * readings are dropped, and counted; nothing else ever is. Writer's thread.
 */
final class Held {
    /** While the disk fails, about two days of readings. */
    static final int MOST = 20_000;

    private static final Duration GROUP = Duration.ofSeconds(60);
    private static final int GROUP_ROWS = 64;

    private final List<Job> jobs = new ArrayList<>();
    private final Tally tally;
    private long dropped;
    private Duration first = Duration.ZERO;

    Held(Tally tally) {
        this.tally = tally;
    }

    List<Job> jobs() {
        return Collections.unmodifiableList(jobs);
    }

    boolean isEmpty() {
        return jobs.isEmpty();
    }

    /** Of one setting only the newest value waits. */
    void add(Job job, Duration now) {
        first = jobs.isEmpty() ? now : first;
        if (job instanceof Job.Save save) {
            jobs.removeIf(older -> older instanceof Job.Save same && same.key().equals(save
                    .key()));
        }
        jobs.add(job);
    }

    /** Whether they are to be written now: one is urgent, they are many, or the first is old. */
    boolean isDue(Duration now) {
        return jobs.size() >= GROUP_ROWS || jobs.stream().anyMatch(Job::isUrgent)
                || now.minus(first).compareTo(GROUP) >= 0;
    }

    /** Drops the oldest readings beyond the bound. */
    void shed() {
        int excess = jobs.size() - MOST;
        for (int i = 0; excess > 0 && i < jobs.size(); i++) {
            if (jobs.get(i) instanceof Job.Append append && append.row()
                    .stream() == Row.Stream.TELEMETRY) {
                jobs.remove(i--);
                excess--;
                dropped++;
                tally.dropped();
            }
        }
    }

    /** How many readings were dropped since the last time that this was asked. */
    long takeDropped() {
        long taken = dropped + tally.takeLost();
        dropped = 0;
        return taken;
    }

    /** They are on disk. */
    void committed() {
        tell(Kept.ON_DISK);
        jobs.forEach(tally::done);
        jobs.clear();
    }

    /** Whoever waits is told, because all is on disk or because it will not be for a while. */
    void tell(Kept where) {
        for (Job job : jobs) {
            if (job instanceof Job.Tell(Consumer<Kept> then)) {
                then.accept(where);
            }
        }
        jobs.removeIf(Job.Tell.class::isInstance);
    }

    /** Acknowledgements of a file that was replaced mean nothing any more. */
    void forgetAcknowledgements() {
        jobs.removeIf(job -> job instanceof Job.Delivered || job instanceof Job.Refused);
    }

    /**
     * A commit that was reported as failed may be on disk all the same: what is there already is
     * not written a second time.
     */
    void forgetWhatIsOn(Statements statements) throws SQLException {
        Map<String, Long> newest = new HashMap<>();
        List<Job> missing = new ArrayList<>();
        for (Job job : jobs) {
            if (job instanceof Job.Append(Row row, boolean _)) {
                String key = row.stream() + row.boot();
                if (!newest.containsKey(key)) {
                    newest.put(key, statements.newestSeq(row.stream(), row.boot()));
                }
                if (row.seq() <= newest.getOrDefault(key, 0L)) {
                    tally.dropped();
                    continue;
                }
            }
            missing.add(job);
        }
        jobs.clear();
        jobs.addAll(missing);
    }
}
