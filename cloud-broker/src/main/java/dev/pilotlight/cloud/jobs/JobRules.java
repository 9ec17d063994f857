package dev.pilotlight.cloud.jobs;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Limits;
import dev.pilotlight.wire.Topic;
import dev.pilotlight.wire.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a device's request about its jobs comes to, as in AWS IoT's "Jobs device MQTT API
 * operations". One use, one thread.
 */
public final class JobRules {
    private final Topic.Job topic;
    private final JobQueue queue;
    private final Function<String, Doc.Obj> document;
    private final Instant now;
    private final Optional<String> token;

    private JobRules(Topic.Job topic, JobQueue queue, Function<String, Doc.Obj> document,
            Instant now, Optional<String> token) {
        this.topic = topic;
        this.queue = queue;
        this.document = document;
        this.now = now;
        this.token = token;
    }

    /** A message for the device; {@code job} is empty where the topic has none. */
    public record Reply(String job, String operation, Doc.Obj body) {}

    /** What the request comes to: at most one execution changes. */
    public record Outcome(Reply reply, Optional<Execution> changed) {}

    /**
     * Answers one request.
     *
     * @param document what a job says is to be done
     */
    public static Outcome answer(Topic.Job topic, byte[] payload, JobQueue queue,
            Function<String, Doc.Obj> document, Instant now) {
        return new JobRules(topic, queue, document, now, Optional.empty()).answer(payload);
    }

    /** What the device is told when its jobs changed, whoever changed them. */
    public static List<Reply> news(JobQueue before, JobQueue after,
            Function<String, Doc.Obj> document, Instant now) {
        List<Reply> news = new ArrayList<>();
        if (!ids(before).equals(ids(after))) {
            news.add(new Reply("", "notify", JobJson.list(after, now)));
        }
        Optional<String> next = after.next().map(Execution::job);
        if (!before.next().map(Execution::job).equals(next)) {
            news.add(new Reply("", "notify-next",
                    JobJson.one(after.next(), next.map(document), now)));
        }
        return news;
    }

    private static List<String> ids(JobQueue queue) {
        return queue.pending().stream()
                .map(execution -> execution.status() + execution.job()).toList();
    }

    private Outcome answer(byte[] payload) {
        if (payload.length > Limits.SHADOW_BYTES) {
            return refused(JobError.INVALID_REQUEST, "has " + payload.length
                    + " bytes, want at most " + Limits.SHADOW_BYTES);
        }
        Decoded<Doc.Obj> body = payload.length == 0
                ? Decoded.ok(Doc.Obj.EMPTY)
                : Codec.parseObject(payload);
        return switch (body) {
            case Decoded.Malformed<Doc.Obj>(var problems) ->
                refused(JobError.INVALID_JSON, problems.getFirst().toString());
            case Decoded.Ok<Doc.Obj>(Doc.Obj fields) -> new JobRules(topic, queue, document, now,
                    fields.string("clientToken").filter(text -> text
                            .length() <= Limits.CLIENT_TOKEN))
                    .answer(fields);
        };
    }

    private Outcome answer(Doc.Obj fields) {
        boolean describing = !topic.operation().equals("update");
        return switch (JobRequest.read(fields, describing)) {
            case Decoded.Malformed<JobRequest>(var problems) ->
                refused(JobError.INVALID_REQUEST, problems.getFirst().toString());
            case Decoded.Ok<JobRequest>(JobRequest request) -> switch (topic.operation()) {
                case "get" -> topic.job().isEmpty()
                        ? accepted(JobJson.pending(queue, now), Optional.empty())
                        : describe(request);
                case "start-next" -> startNext(request);
                case "update" -> update(request);
                default -> throw new IllegalStateException(
                        "the topic policy let " + topic.operation() + " through");
            };
        };
    }

    private Outcome describe(JobRequest request) {
        boolean next = topic.job().equals(Topics.NEXT_JOB);
        Optional<Execution> found = next ? queue.next() : queue.of(topic.job());
        if (found.filter(execution -> execution.status().isTerminal()).isPresent()) {
            return refused(JobError.TERMINAL_STATE_REACHED, "is "
                    + found.get().status() + " and stays so");
        }
        return found.isEmpty() && !next
                ? unknown()
                : accepted(JobJson.one(found, wanted(request, found), now), Optional.empty());
    }

    private Outcome startNext(JobRequest request) {
        Optional<Execution> next = queue.next();
        Optional<Execution> begun = next
                .filter(execution -> execution.status() == ExecutionStatus.QUEUED)
                .map(execution -> execution.in(ExecutionStatus.IN_PROGRESS,
                        request.details().orElseGet(TreeMap::new), now));
        Optional<Execution> shown = begun.or(() -> next);
        return accepted(JobJson.one(shown, wanted(request, shown), now), begun);
    }

    private Optional<Doc.Obj> wanted(JobRequest request, Optional<Execution> of) {
        return of.filter(_ -> request.wants().document())
                .map(execution -> document.apply(execution.job()));
    }

    private Outcome update(JobRequest request) {
        Optional<Execution> found = queue.of(topic.job());
        if (found.isEmpty()) {
            return topic.job().equals(Topics.NEXT_JOB)
                    ? refused(JobError.INVALID_TOPIC, "want the job's own id")
                    : unknown();
        }
        Execution before = found.get();
        if (request.status().isEmpty()) {
            return refused(JobError.INVALID_REQUEST, "status is missing, want one");
        }
        if (request.expected().filter(version -> version != before.version()).isPresent()) {
            return refused(JobError.VERSION_MISMATCH, "expected version "
                    + request.expected().get() + " but was " + before.version(), before);
        }
        if (before.status().isTerminal()) {
            return before.status() == request.status().get()
                    ? again(request, before)
                    : refused(JobError.INVALID_STATE_TRANSITION, "is " + before.status()
                            + " and stays so", before);
        }
        Execution after = before.in(request.status().get(),
                request.details().orElse(before.details()), now);
        return accepted(updated(request, after), Optional.of(after));
    }

    /** The answer was lost and the device says it again: nothing changes. */
    private Outcome again(JobRequest request, Execution before) {
        return accepted(updated(request, before), Optional.empty());
    }

    private Doc.Obj updated(JobRequest request, Execution execution) {
        Doc.Obj answer = Doc.Obj.of("timestamp", JobJson.time(now));
        Doc.Obj state = request.wants().state()
                ? answer.with("executionState", JobJson.state(execution))
                : answer;
        return wanted(request, Optional.of(execution))
                .map(job -> state.with("jobDocument", job)).orElse(state);
    }

    private Outcome unknown() {
        return refused(JobError.RESOURCE_NOT_FOUND, "there is no such job for this thing");
    }

    private Outcome accepted(Doc.Obj body, Optional<Execution> changed) {
        return new Outcome(new Reply(topic.job(), topic.operation() + "/accepted", signed(body)),
                changed);
    }

    private Outcome refused(JobError error, String message, Execution... state) {
        Doc.Obj body = Doc.Obj.of("timestamp", JobJson.time(now), "code", Doc.text(error.code()))
                .with("message", Doc.text(message));
        Doc.Obj whole = state.length == 0
                ? body
                : body.with("executionState", JobJson.state(state[0]));
        return new Outcome(new Reply(topic.job(), topic.operation() + "/rejected", signed(whole)),
                Optional.empty());
    }

    private Doc.Obj signed(Doc.Obj body) {
        return token.map(text -> body.with("clientToken", Doc.text(text))).orElse(body);
    }
}
