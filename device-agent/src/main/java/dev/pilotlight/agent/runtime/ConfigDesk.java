package dev.pilotlight.agent.runtime;

import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.core.Status;
import dev.pilotlight.agent.port.ConfigDoor;
import dev.pilotlight.agent.port.LinkProbe;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.agent.trial.HealthView;
import dev.pilotlight.agent.trial.Phase;
import dev.pilotlight.agent.trial.TrialEvent;
import dev.pilotlight.agent.trial.TrialMemory;
import dev.pilotlight.agent.trial.TrialMemory.Told;
import dev.pilotlight.agent.trial.TrialEffect.Outcome;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.signing.KnownTime;
import dev.pilotlight.signing.Verdict;
import dev.pilotlight.units.Problem;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where configurations are handed in, and the one thread that tries them. It waits for the disk, so
 * it is never the loop's thread; it outlives the loop, which is built anew for each configuration.
 *
 * <p>
 * {@link #step} is for its thread; everything else for any.
 */
public final class ConfigDesk implements ConfigDoor {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigDesk.class);
    /** How often the thermostat's health is looked at, in its own time. */
    private static final Duration BEAT = Duration.ofSeconds(10);
    /** A short soak is looked at as often as this at least. */
    private static final int LOOKS = 6;
    private static final int MOST_WAITING = 16;

    private final Tryout tryout;
    private final LinkTrials links;
    private final TimeSource time;
    private final Duration beat;
    private final BlockingQueue<Asked> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile View view;
    private volatile Optional<Patient> patient = Optional.empty();
    /** The health at the last look; of the desk's thread. */
    private Optional<Look> last = Optional.empty();

    /** A desk where links are not tried. */
    public ConfigDesk(Tryout tryout, TimeSource time) {
        this(tryout, time, LinkProbe.NONE);
    }

    /** A desk that has not begun; see {@link #boot}. */
    public ConfigDesk(Tryout tryout, TimeSource time, LinkProbe probe) {
        this.links = new LinkTrials(tryout, probe);
        this.tryout = tryout;
        this.time = time;
        this.view = tryout.view();
        Duration soon = view.rules().soak().dividedBy(LOOKS);
        this.beat = soon.compareTo(BEAT) < 0 ? soon : BEAT;
    }

    private record Asked(Wish wish, CompletableFuture<Answer> answer) {}

    /** The loop whose health decides. */
    private record Patient(Supplier<Status> status, Runnable tryNow) {}

    private record Look(Patient of, Status status, Duration at) {}

    /** What the device starts with; counts as a start of what is on trial. */
    public FirmwareConfig boot() {
        FirmwareConfig config = tryout.boot();
        view = tryout.view();
        return config;
    }

    /** From now on this loop is looked at. */
    public void attach(Supplier<Status> status) {
        attach(status, () -> {});
    }

    /** The same, and its link can be asked to try at once. */
    public void attach(Supplier<Status> status, Runnable tryNow) {
        patient = Optional.of(new Patient(status, tryNow));
    }

    /** The loop ends: nothing is looked at until the next. */
    public void detach() {
        patient = Optional.empty();
    }

    @Override
    public View view() {
        return view;
    }

    @Override
    public CompletionStage<Answer> ask(Wish wish) {
        Asked asked = new Asked(wish, new CompletableFuture<>());
        if (!waiting.offer(asked)) {
            asked.answer().complete(new Answer.Busy("too much waits"));
        }
        return asked.answer();
    }

    @Override
    public AutoCloseable watch(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** Does what waits and looks at the health when that is due; waits at most that long. */
    public void step(Duration wait) throws InterruptedException {
        Asked asked = waiting.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
        Optional<CompletableFuture<Answer>> answer = Optional.ofNullable(asked)
                .map(Asked::answer);
        Answer done;
        try {
            done = asked == null ? new Answer.Done() : perform(asked.wish());
            look();
        } catch (UncheckedIOException disk) {
            LOG.error("a configuration cannot be kept: {}", disk.getMessage());
            tryout.forget();
            done = new Answer.Busy("the disk fails: " + disk.getMessage());
        }
        show();
        tryout.announce();
        Answer told = done;
        answer.ifPresent(future -> future.complete(told));
    }

    private void show() {
        View now = tryout.view();
        if (!now.equals(view)) {
            view = now;
            watchers.forEach(Runnable::run);
        }
    }

    private void look() {
        Optional<Patient> now = patient;
        if (now.isEmpty()) {
            last = Optional.empty();
            return;
        }
        Duration uptime = time.now().uptime();
        if (last.filter(look -> look.of().equals(now.get())).isEmpty()) {
            last = Optional.of(new Look(now.get(), now.get().status().get(), uptime));
            return;
        }
        Look before = last.get();
        Duration passed = uptime.minus(before.at());
        if (passed.compareTo(beat) >= 0) {
            Status status = now.get().status().get();
            last = Optional.of(new Look(now.get(), status, uptime));
            tryout.happens(new TrialEvent.Beat(passed, HealthView.of(before.status(), status),
                    links.look(status, now.get().tryNow(), uptime)));
        }
    }

    private Answer perform(Wish wish) {
        return switch (wish) {
            case Wish.Apply(String who, long version, String signed) -> apply(who, version, signed);
            case Wish.Trust(String who, String signed) -> tryout.trust(who,
                    signed.getBytes(StandardCharsets.UTF_8), known(time.now()))
                    .<Answer>map(refused -> new Answer.Refused(
                            List.of(new Problem("", refused.sentence()))))
                    .orElseGet(Answer.Done::new);
            case Wish.Decline(String who) -> ended(new TrialEvent.Declined(who));
            case Wish.Postpone(String who, Duration putOff) -> onlyWhen(
                    tryout.memory().state().phase() instanceof Phase.Staged,
                    "nothing waits to be tried, want an offer that does",
                    new TrialEvent.Postponed(who, putOff));
            case Wish.Back(String who) -> onlyWhen(
                    tryout.memory().state().previous().isPresent()
                            || !(tryout.memory().state().phase() instanceof Phase.Idle),
                    "there is no configuration before this one any more",
                    new TrialEvent.WentBack(who));
            case Wish.Withdraw(long version) -> {
                tryout.happens(new TrialEvent.Withdrawn(version));
                yield new Answer.Done();
            }
        };
    }

    private Answer ended(TrialEvent event) {
        return onlyWhen(!(tryout.memory().state().phase() instanceof Phase.Idle),
                "nothing is offered or on trial", event);
    }

    private Answer onlyWhen(boolean possible, String otherwise, TrialEvent event) {
        if (!possible) {
            return new Answer.Refused(List.of(new Problem("", otherwise)));
        }
        tryout.happens(event);
        return new Answer.Done();
    }

    private Answer apply(String who, long version, String signed) {
        TrialMemory memory = tryout.memory();
        boolean settled = version > 0 && version <= memory.state().newest()
                && memory.of(version).filter(told -> told.outcome() != Outcome.BUSY
                        && told.outcome() != Outcome.REFUSED).isPresent();
        if (settled) {
            return new Answer.Done();
        }
        return switch (tryout.judge(signed.getBytes(StandardCharsets.UTF_8), known(time.now()))) {
            case Verdict.Refused refused -> {
                LOG.warn("a configuration from {} is refused: {}", who, refused.sentence());
                tryout.refused(who, version, refused);
                yield new Answer.Refused(refused.problems());
            }
            case Verdict.Accepted accepted -> {
                tryout.happens(new TrialEvent.Offered(accepted.statement().version(),
                        accepted.sha256(), signed));
                Optional<Told> told = tryout.memory().of(accepted.statement().version());
                yield told.filter(what -> what.outcome() == Outcome.BUSY).isPresent()
                        ? new Answer.Busy(told.get().why())
                        : new Answer.Done();
            }
        };
    }

    /** A clock that nobody set knows nothing. */
    private static KnownTime known(Moment now) {
        return now.clock().isKnown()
                ? KnownTime.exactly(now.wall())
                : KnownTime.notBefore(Instant.EPOCH);
    }
}
