package dev.pilotlight.faults.sim.agent;

import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.port.Job;
import dev.pilotlight.agent.port.Kept;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** What waits in memory for the next commit, in order and bounded. One thread. */
final class Held {
    static final int MOST = 20_000;
    private static final int GROUP_ROWS = 64;

    private final List<Job> jobs = new ArrayList<>();
    private long dropped;

    /**
     * A setting that is saved again replaces what waited; the oldest readings go beyond the bound.
     */
    void add(Job job) {
        if (job instanceof Job.Save save) {
            jobs.removeIf(other -> other instanceof Job.Save before && before.key().equals(save
                    .key()));
        }
        jobs.add(job);
        shed();
    }

    private void shed() {
        Iterator<Job> oldest = jobs.iterator();
        for (int excess = jobs.size() - MOST; excess > 0 && oldest.hasNext();) {
            if (oldest.next() instanceof Job.Append(Row row, boolean _)
                    && row.stream() == Row.Stream.TELEMETRY) {
                oldest.remove();
                excess--;
                dropped++;
            }
        }
    }

    boolean isEmpty() {
        return jobs.isEmpty();
    }

    int size() {
        return jobs.size();
    }

    boolean isUrgent() {
        return jobs.size() >= GROUP_ROWS || jobs.stream().anyMatch(Job::isUrgent);
    }

    long rows() {
        return jobs.stream().filter(Job.Append.class::isInstance).count();
    }

    /** The oldest so many; they are held no more. */
    List<Job> take(int most) {
        List<Job> oldest = jobs.subList(0, Math.min(most, jobs.size()));
        List<Job> taken = List.copyOf(oldest);
        oldest.clear();
        return taken;
    }

    /** What only an older file knew of. */
    void forgetLeaving() {
        jobs.removeIf(job -> job instanceof Job.Delivered || job instanceof Job.Refused);
    }

    /** Nobody is kept waiting any longer. */
    void tellAll(Kept where) {
        List<Job> waiting = jobs.stream().filter(Job.Tell.class::isInstance).toList();
        jobs.removeAll(waiting);
        tell(waiting, where);
    }

    static void tell(List<Job> jobs, Kept where) {
        jobs.forEach(job -> {
            if (job instanceof Job.Tell(Consumer<Kept> then)) {
                then.accept(where);
            }
        });
    }

    /** How many readings were dropped since the last question. */
    long takeDropped() {
        long now = dropped;
        dropped = 0;
        return now;
    }
}
