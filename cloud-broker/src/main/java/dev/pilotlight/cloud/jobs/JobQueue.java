package dev.pilotlight.cloud.jobs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All executions of one device. Immutable. */
public record JobQueue(List<Execution> all) {
    public static final JobQueue EMPTY = new JobQueue(List.of());

    public JobQueue {
        all = List.copyOf(all);
    }

    /** What is still to be done: what is in progress first, then in the order of queueing. */
    public List<Execution> pending() {
        return all.stream().filter(execution -> !execution.status().isTerminal())
                .sorted(Comparator.<Execution>comparingInt(JobQueue::turn)
                        .thenComparing(execution -> execution.times().queued()))
                .toList();
    }

    private static int turn(Execution execution) {
        return execution.status() == ExecutionStatus.IN_PROGRESS ? 0 : 1;
    }

    public Optional<Execution> next() {
        return pending().stream().findFirst();
    }

    public Optional<Execution> of(String job) {
        return all.stream().filter(execution -> execution.job().equals(job)).findFirst();
    }

    /** The same with this execution in the place of the one of its job. */
    public JobQueue with(Execution changed) {
        List<Execution> executions = new ArrayList<>(all);
        executions.removeIf(execution -> execution.job().equals(changed.job()));
        executions.add(changed);
        return new JobQueue(executions);
    }
}
