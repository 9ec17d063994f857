package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.port.ConfigDoor;
import dev.pilotlight.agent.port.ConfigDoor.Answer;
import dev.pilotlight.agent.port.ConfigDoor.Wish;
import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.port.Payload;
import dev.pilotlight.agent.trial.Phase;
import dev.pilotlight.agent.trial.TrialEffect.Outcome;
import dev.pilotlight.agent.trial.TrialMemory;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.units.Problem;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Topic;
import dev.pilotlight.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * Takes configurations from the cloud as AWS IoT Jobs and reports what becomes of them. What is
 * offered goes to the {@link ConfigDoor}, which decides; nothing here waits. Link's thread, but for
 * what the door answers.
 *
 * <p>
 * One job at a time: it is begun with {@code start-next} at each connection and whenever the cloud
 * says that another one is next, and reported until the report is accepted. A report that is
 * rejected because the job is over means that the operator took it back.
 */
public final class JobDesk implements SideDesk {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(8);
    /** Until a busy door is asked again. */
    private static final Duration AGAIN = Duration.ofSeconds(30);
    /** How often the door is looked at while a job is open. */
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final String APPLY = "apply-config";
    private static final String BACK = "go-back";

    private final DeviceId thing;
    private final ConfigDoor door;
    private Optional<Job> job = Optional.empty();
    private Optional<Report> reported = Optional.empty();
    private Optional<Waiting> waiting = Optional.empty();
    private boolean wantsNext;
    private boolean doubt;
    private Duration offerAgain = Duration.ZERO;
    private long tokens;
    /** What the door said to the last offer; left by its thread. */
    private final AtomicReference<Optional<Said>> said = new AtomicReference<>(Optional.empty());

    public JobDesk(DeviceId thing, ConfigDoor door) {
        this.thing = thing;
        this.door = door;
    }

    /** What the cloud wants done. */
    private record Job(String id, String operation, long version, String signed) {}

    /** What the cloud is told. */
    private record Report(String job, String status, String step, String reason) {}

    /** A request on its way, known by its token. */
    private record Waiting(String token, Duration since, Optional<Report> report) {}

    private record Said(String job, Answer answer) {}

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
        offer(now);
        if (waiting.isPresent()) {
            return Optional.empty();
        }
        if (wantsNext) {
            return Optional.of(send("", "start-next", Doc.Obj.EMPTY, Optional.empty(), now));
        }
        return report().filter(one -> doubt || !reported.equals(Optional.of(one)))
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
                .equals(job.map(Job::id));
        doubt = doubt || (job.isPresent() && !same);
        wantsNext = wantsNext || (job.isEmpty() && execution.isPresent());
    }

    private void begun(Optional<Doc.Obj> execution) {
        Optional<Job> next = execution.flatMap(JobDesk::read);
        if (!next.map(Job::id).equals(job.map(Job::id))) {
            reported = Optional.empty();
            offerAgain = Duration.ZERO;
            said.set(Optional.empty());
        }
        job = next;
    }

    private static Optional<Job> read(Doc.Obj execution) {
        Doc.Obj document = execution.object("jobDocument").orElse(Doc.Obj.EMPTY);
        return execution.string("jobId").filter(id -> Topics.JOB.matcher(id).matches())
                .map(id -> new Job(id, document.string("operation").orElse(""),
                        document.number("version").map(Number::longValue).orElse(0L),
                        document.object("signed").map(Codec::text).orElse("")));
    }

    /** A report that ends the job makes room for the next. */
    private void accepted() {
        reported = waiting.flatMap(Waiting::report);
        waiting = Optional.empty();
        doubt = false;
        if (reported.filter(one -> !one.status().equals("IN_PROGRESS")).isPresent()) {
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
        boolean over = state.equals("CANCELED") || state.equals("REMOVED");
        job.filter(one -> over && one.operation().equals(APPLY))
                .ifPresent(one -> door.ask(new Wish.Withdraw(one.version())));
        reported = was;
        if (!state.equals("QUEUED") && !state.equals("IN_PROGRESS")) {
            job = Optional.empty();
            wantsNext = true;
        }
    }

    /** Hands the job to the door, again after a while if that was busy. */
    private void offer(Duration now) {
        boolean busy = said.get().filter(one -> one.answer() instanceof Answer.Busy).isPresent();
        boolean fresh = said.get().isEmpty() && offerAgain.isZero();
        if (job.isEmpty() || !(fresh || busy) || now.compareTo(offerAgain) < 0) {
            return;
        }
        offerAgain = now.plus(AGAIN);
        said.set(Optional.empty());
        Job open = job.get();
        Optional<Wish> wish = switch (open.operation()) {
            case APPLY -> Optional.of(new Wish.Apply("the cloud", open.version(), open.signed()));
            case BACK -> Optional.of(new Wish.Withdraw(open.version()));
            default -> Optional.empty();
        };
        wish.ifPresent(one -> door.ask(one).thenAccept(
                answer -> said.set(Optional.of(new Said(open.id(), answer)))));
    }

    /** How the open job stands; empty while there is nothing new to say. */
    private Optional<Report> report() {
        return job.flatMap(open -> switch (open.operation()) {
            case APPLY -> applied(open);
            case BACK -> answered(open).map(_ -> new Report(open.id(), "SUCCEEDED", "withdrawn",
                    ""));
            default -> Optional.of(new Report(open.id(), "REJECTED", "refused", "operation is \""
                    + open.operation() + "\", want apply-config or go-back"));
        });
    }

    private Optional<Answer> answered(Job open) {
        return said.get().filter(one -> one.job().equals(open.id())).map(Said::answer);
    }

    private Optional<Report> applied(Job open) {
        Optional<Answer> answer = answered(open);
        if (answer.orElse(new Answer.Done()) instanceof Answer.Refused(List<Problem> problems)) {
            return Optional.of(new Report(open.id(), "REJECTED", "refused",
                    door.view().memory().of(open.version()).map(TrialMemory.Told::why)
                            .filter(why -> !why.isEmpty()).orElseGet(() -> problems.stream()
                                    .map(Problem::toString).collect(Collectors.joining("; ")))));
        }
        return answer.flatMap(_ -> told(open));
    }

    private Optional<Report> told(Job open) {
        TrialMemory memory = door.view().memory();
        return memory.of(open.version())
                .filter(told -> told.outcome() != Outcome.BUSY).map(told -> new Report(open.id(),
                        status(told.outcome()), told.outcome().word(), told.why()))
                .or(() -> memory.state().phase() instanceof Phase.Idle
                        && open.version() <= memory.state().newest()
                                ? Optional.of(new Report(open.id(), "FAILED", "lost",
                                        "nobody knows any more what became of it"))
                                : Optional.empty());
    }

    private static String status(Outcome outcome) {
        return switch (outcome) {
            case STAGED, POSTPONED, ON_TRIAL, BUSY -> "IN_PROGRESS";
            case KEPT -> "SUCCEEDED";
            case DECLINED, REFUSED -> "REJECTED";
            case ROLLED_BACK, WITHDRAWN, LOST -> "FAILED";
        };
    }
}
