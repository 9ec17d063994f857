package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.port.ConfigDoor;
import dev.pilotlight.agent.port.ConfigDoor.Answer;
import dev.pilotlight.agent.port.ConfigDoor.Wish;
import dev.pilotlight.agent.trial.Phase;
import dev.pilotlight.agent.trial.TrialEffect.Outcome;
import dev.pilotlight.agent.trial.TrialMemory;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Problem;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * One job of the cloud at the {@link ConfigDoor}: handed in until the door takes it, then looked at
 * for what there is to report. Link's thread, but for what the door answers.
 */
final class OpenJob {
    /** Until a busy door is asked again. */
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final String APPLY = "apply-config";
    private static final String BACK = "go-back";
    private static final String TRUST = "trust-keys";

    private final Order order;
    private final ConfigDoor door;
    private Optional<Duration> offered = Optional.empty();
    /** What the door said to the last offer; left by its thread. */
    private final AtomicReference<Optional<Answer>> said = new AtomicReference<>(Optional.empty());

    private OpenJob(Order order, ConfigDoor door) {
        this.order = order;
        this.door = door;
    }

    /** What the cloud wants done. */
    private record Order(String id, String operation, long version, String signed) {}

    /** How a job stands, in the words of AWS IoT Jobs. */
    record Report(String job, String status, String step, String reason) {
        boolean isLast() {
            return !status.equals("IN_PROGRESS");
        }
    }

    /** The job that an execution describes; empty when that has no usable id. */
    static Optional<OpenJob> of(Doc.Obj execution, ConfigDoor door) {
        Doc.Obj document = execution.object("jobDocument").orElse(Doc.Obj.EMPTY);
        return execution.string("jobId").filter(id -> Topics.JOB.matcher(id).matches())
                .map(id -> new OpenJob(new Order(id, document.string("operation").orElse(""),
                        document.number("version").map(Number::longValue).orElse(0L),
                        document.object("signed").map(Codec::text).orElse("")), door));
    }

    String id() {
        return order.id();
    }

    /** Hands it to the door, again after a while if that was busy. */
    void offer(Duration now) {
        boolean busy = said.get().filter(Answer.Busy.class::isInstance).isPresent();
        boolean due = offered.isEmpty()
                || (busy && now.compareTo(offered.get().plus(AGAIN)) >= 0);
        if (!due) {
            return;
        }
        offered = Optional.of(now);
        said.set(Optional.empty());
        wish().ifPresent(wish -> door.ask(wish)
                .thenAccept(answer -> said.set(Optional.of(answer))));
    }

    private Optional<Wish> wish() {
        return switch (order.operation()) {
            case APPLY -> Optional.of(new Wish.Apply("the cloud", order.version(),
                    order.signed()));
            case BACK -> Optional.of(new Wish.Withdraw(order.version()));
            case TRUST -> Optional.of(new Wish.Trust("the cloud", order.signed()));
            default -> Optional.empty();
        };
    }

    /** The operator took it back: whatever has come of it goes. */
    void withdraw() {
        if (order.operation().equals(APPLY)) {
            door.ask(new Wish.Withdraw(order.version()));
        }
    }

    /** How it stands; empty while there is nothing to say. */
    Optional<Report> report() {
        return switch (order.operation()) {
            case APPLY -> said.get().flatMap(this::applied);
            case BACK -> said.get().map(_ -> report("SUCCEEDED", "withdrawn", ""));
            case TRUST -> said.get().flatMap(this::trusted);
            default -> Optional.of(report("REJECTED", "refused", "operation is \""
                    + order.operation() + "\", want apply-config, go-back or trust-keys"));
        };
    }

    private Report report(String status, String step, String reason) {
        return new Report(order.id(), status, step, reason);
    }

    private Optional<Report> applied(Answer answer) {
        return switch (answer) {
            case Answer.Refused(List<Problem> problems) ->
                Optional.of(report("REJECTED", "refused", whyRefused(problems)));
            case Answer.Done _,Answer.Busy _ -> told();
        };
    }

    /** There is no trial of keys: they count, or they do not. */
    private Optional<Report> trusted(Answer answer) {
        return switch (answer) {
            case Answer.Done _ -> Optional.of(report("SUCCEEDED", "kept", ""));
            case Answer.Refused(List<Problem> problems) ->
                Optional.of(report("REJECTED", "refused", sentence(problems)));
            case Answer.Busy _ -> Optional.empty();
        };
    }

    private static String sentence(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
    }

    /** The gate's own word if it is remembered: it names the reason too. */
    private String whyRefused(List<Problem> problems) {
        return door.view().memory().of(order.version()).map(TrialMemory.Told::why)
                .filter(why -> !why.isEmpty()).orElseGet(() -> sentence(problems));
    }

    private Optional<Report> told() {
        TrialMemory memory = door.view().memory();
        return memory.of(order.version()).filter(told -> told.outcome() != Outcome.BUSY)
                .map(told -> report(status(told.outcome()), told.outcome().word(), told.why()))
                .or(() -> memory.state().phase() instanceof Phase.Idle
                        && order.version() <= memory.state().newest()
                                ? Optional.of(report("FAILED", "lost",
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
