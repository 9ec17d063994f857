package dev.pilotlight.cloud.jobs;

import dev.pilotlight.twin.Doc;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Executions as AWS writes them to devices; times are whole seconds since 1970. */
public final class JobJson {
    private JobJson() {}

    /** A list notification: all that is pending, by status. */
    static Doc.Obj list(JobQueue queue, Instant now) {
        Doc.Obj jobs = Doc.Obj.EMPTY;
        for (ExecutionStatus status : List.of(ExecutionStatus.IN_PROGRESS,
                ExecutionStatus.QUEUED)) {
            Doc.Arr some = summaries(queue, status);
            jobs = some.items().isEmpty() ? jobs : jobs.with(status.name(), some);
        }
        return Doc.Obj.of("timestamp", time(now), "jobs", jobs);
    }

    /** What is pending, as an answer. */
    static Doc.Obj pending(JobQueue queue, Instant now) {
        return Doc.Obj.of("timestamp", time(now), "inProgressJobs",
                summaries(queue, ExecutionStatus.IN_PROGRESS))
                .with("queuedJobs", summaries(queue, ExecutionStatus.QUEUED));
    }

    private static Doc.Arr summaries(JobQueue queue, ExecutionStatus status) {
        return new Doc.Arr(queue.pending().stream()
                .filter(execution -> execution.status() == status).<Doc>map(JobJson::summary)
                .toList());
    }

    private static Doc.Obj summary(Execution execution) {
        Doc.Obj summary = Doc.Obj.of("jobId", Doc.text(execution.job()), "executionNumber",
                Doc.num(1)).with("versionNumber", Doc.num(execution.version()))
                .with("queuedAt", time(execution.times().queued()))
                .with("lastUpdatedAt", time(execution.times().updated()));
        return execution.times().started().map(at -> summary.with("startedAt", time(at)))
                .orElse(summary);
    }

    /** One execution with the job's document, if that is wanted; none is left out. */
    static Doc.Obj one(Optional<Execution> execution, Optional<Doc.Obj> document, Instant now) {
        Doc.Obj answer = Doc.Obj.of("timestamp", time(now));
        if (execution.isEmpty()) {
            return answer;
        }
        Doc.Obj whole = summary(execution.get())
                .with("thingName", Doc.text(execution.get().thing().value()))
                .with("status", Doc.text(execution.get().status().name()))
                .with("statusDetails", details(execution.get()));
        return answer.with("execution", document
                .map(job -> whole.with("jobDocument", job)).orElse(whole));
    }

    /** What a writer must know to write again. */
    static Doc.Obj state(Execution execution) {
        return Doc.Obj.of("status", Doc.text(execution.status().name()), "statusDetails",
                details(execution)).with("versionNumber", Doc.num(execution.version()));
    }

    /** What the device says of it. */
    public static Doc.Obj details(Execution execution) {
        SortedMap<String, Doc> details = new TreeMap<>();
        execution.details().forEach((name, value) -> details.put(name, Doc.text(value)));
        return new Doc.Obj(details);
    }

    static Doc time(Instant at) {
        return Doc.num(at.getEpochSecond());
    }
}
