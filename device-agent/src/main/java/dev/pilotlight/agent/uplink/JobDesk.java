package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.port.ConfigDoor;
import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.port.Payload;
import dev.pilotlight.agent.uplink.OpenJob.Report;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Topic;
import dev.pilotlight.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Takes configurations from the cloud as AWS IoT Jobs and reports what becomes of them: the talk
 * with the cloud, while {@link OpenJob} deals with the door. Nothing here waits. Link's thread.
 *
 * <p>
 * One job at a time: it is begun with {@code start-next} at each connection and whenever the cloud
 * says that another one is next, and reported until the report is accepted. A report that is
 * rejected because the job is over means that the operator took it back.
 */
public final class JobDesk implements SideDesk {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(8);
    /** How often the door is looked at while a job is open. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final DeviceId thing;
    private final ConfigDoor door;
    private Optional<OpenJob> job = Optional.empty();
    private Optional<Report> reported = Optional.empty();
    private Optional<Waiting> waiting = Optional.empty();
    private boolean wantsNext;
    private boolean doubt;
    private long tokens;

    public JobDesk(DeviceId thing, ConfigDoor door) {
        this.thing = thing;
        this.door = door;
    }

    /** A request on its way, known by its token. */
    private record Waiting(String token, Duration since, Optional<Report> report) {}

    @Override
    public List<String> filters() {
        return Topics.jobFilters(thing);
    }

    /** What was under way on the last connection is not heard on this one. */
    @Override
    public void up() {
        wantsNext = true;
        waiting = Optional.empty();
        reported = Optional.empty();
    }

    @Override
    public Optional<Line.Message> next(Duration now) {
        waiting = waiting.filter(one -> now.minus(one.since()).compareTo(ANSWER_LIMIT) < 0);
        job.ifPresent(open -> open.offer(now));
        if (waiting.isPresent()) {
            return Optional.empty();
        }
        if (wantsNext) {
            return Optional.of(send("", "start-next", Doc.Obj.EMPTY, Optional.empty(), now));
        }
        return job.flatMap(OpenJob::report)
                .filter(one -> doubt || !reported.equals(Optional.of(one)))
                .map(one -> send(one.job(), "update", body(one), Optional.of(one), now));
    }

    @Override
    public Optional<Duration> wanted(Duration now) {
        if (waiting.isPresent()) {
            return waiting.map(one -> one.since().plus(ANSWER_LIMIT));
        }
        return wantsNext ? Optional.of(now) : job.map(_ -> now.plus(LOOK));
    }

    private Line.Message send(String id, String operation, Doc.Obj body, Optional<Report> report,
            Duration now) {
        String token = "j" + ++tokens;
        waiting = Optional.of(new Waiting(token, now, report));
        return new Line.Message(Topics.job(thing, id, operation), Payload.of(Codec.write(
                body.with("clientToken", Doc.text(token)))), false);
    }

    private static Doc.Obj body(Report report) {
        Doc.Obj details = Doc.Obj.of("step", Doc.text(report.step()));
        return Doc.Obj.of("status", Doc.text(report.status()), "statusDetails",
                report.reason().isEmpty()
                        ? details
                        : details.with("reason", Doc.text(report.reason())));
    }

    @Override
    public void heard(Line.Message message, Duration now) {
        Optional<Topic.Job> topic = Topics.parse(message.topic())
                .filter(Topic.Job.class::isInstance).map(Topic.Job.class::cast)
                .filter(one -> one.thing().equals(thing) && !message.retained());
        if (topic.isPresent()) {
            Codec.parseObject(message.payload().bytes()).toOptional()
                    .ifPresent(body -> heard(topic.get(), body));
        }
    }

    private void heard(Topic.Job topic, Doc.Obj body) {
        boolean ours = waiting.filter(one -> body.string("clientToken")
                .filter(one.token()::equals).isPresent()).isPresent();
        switch (topic.operation()) {
            case "notify-next" -> anotherIsNext(body.object("execution"));
            case "start-next/accepted" -> {
                if (ours) {
                    waiting = Optional.empty();
                    wantsNext = false;
                    begun(body.object("execution"));
                }
            }
            case "update/accepted" -> {
                if (ours) {
                    accepted();
                }
            }
            case "update/rejected" -> {
                if (ours) {
                    rejected(body);
                }
            }
            default -> {
                // Of no concern: what we did not ask, and what is rejected for a while.
            }
        }
    }

    /** With ours still open, the cloud may have taken it back: a report finds that out. */
    private void anotherIsNext(Optional<Doc.Obj> execution) {
        boolean same = job.isPresent() && execution.flatMap(one -> one.string("jobId"))
                .equals(job.map(OpenJob::id));
        doubt = doubt || (job.isPresent() && !same);
        wantsNext = wantsNext || (job.isEmpty() && execution.isPresent());
    }

    private void begun(Optional<Doc.Obj> execution) {
        Optional<OpenJob> next = execution.flatMap(one -> OpenJob.of(one, door));
        if (!next.map(OpenJob::id).equals(job.map(OpenJob::id))) {
            reported = Optional.empty();
            job = next;
        }
    }

    /** A report that ends the job makes room for the next. */
    private void accepted() {
        reported = waiting.flatMap(Waiting::report);
        waiting = Optional.empty();
        doubt = false;
        if (reported.filter(Report::isLast).isPresent()) {
            job = Optional.empty();
            wantsNext = true;
        }
    }

    private void rejected(Doc.Obj body) {
        Optional<Report> was = waiting.flatMap(Waiting::report);
        waiting = Optional.empty();
        doubt = false;
        String state = body.object("executionState").flatMap(one -> one.string("status"))
                .orElse("");
        if (state.equals("CANCELED") || state.equals("REMOVED")) {
            job.ifPresent(OpenJob::withdraw);
        }
        reported = was;
        if (!state.equals("QUEUED") && !state.equals("IN_PROGRESS")) {
            job = Optional.empty();
            wantsNext = true;
        }
    }
}
