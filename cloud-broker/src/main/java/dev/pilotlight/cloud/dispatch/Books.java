package dev.pilotlight.cloud.dispatch;

import dev.pilotlight.cloud.jobs.Execution;
import dev.pilotlight.cloud.jobs.ExecutionStatus;
import dev.pilotlight.cloud.jobs.JobQueue;
import dev.pilotlight.cloud.port.Census;
import dev.pilotlight.cloud.port.RolloutRow;
import dev.pilotlight.cloud.rollout.Campaign;
import dev.pilotlight.cloud.rollout.RolloutEffect;
import dev.pilotlight.cloud.rollout.RolloutEvent;
import dev.pilotlight.cloud.rollout.Standing;
import dev.pilotlight.signing.RingStatement;
import dev.pilotlight.signing.Said;
import dev.pilotlight.signing.Statement;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every roll-out and every execution, and what of it is not written yet. What is told to anybody is
 * told only after {@link #unwritten} was. The dispatch's thread.
 */
final class Books {
    /** A job that takes a configuration back from who has kept it already. */
    static final String BACK = "-back";

    private final Map<String, Running> rollouts = new LinkedHashMap<>();
    private final Map<DeviceId, JobQueue> queues = new HashMap<>();
    /** Each device's jobs before what is not written yet. */
    private final Map<DeviceId, JobQueue> before = new LinkedHashMap<>();
    private final List<RolloutRow> unwritten = new ArrayList<>();

    /** What the store has: the same events at the same moments give the same roll-outs. */
    static Books of(List<RolloutRow> rows) {
        Books books = new Books();
        for (RolloutRow row : rows) {
            switch (row) {
                case RolloutRow.Ordered(Campaign campaign) -> books.order(campaign);
                case RolloutRow.Happened(String id, long _, Instant at, RolloutEvent event) ->
                    books.rollout(id).orElseThrow().happens(event, at);
                case RolloutRow.Executed(Execution execution) -> books.put(execution);
            }
        }
        books.written();
        return books;
    }

    Collection<Running> all() {
        return rollouts.values();
    }

    Optional<Running> rollout(String id) {
        return Optional.ofNullable(rollouts.get(id));
    }

    JobQueue queue(DeviceId thing) {
        return queues.getOrDefault(thing, JobQueue.EMPTY);
    }

    /** A campaign is new or has changed. */
    void order(Campaign campaign) {
        Running known = rollouts.get(campaign.id());
        if (known == null) {
            rollouts.put(campaign.id(), new Running(campaign));
        } else {
            known.become(campaign);
        }
        unwritten.add(new RolloutRow.Ordered(campaign));
    }

    /** Something happened to a roll-out under way; answers what people should read. */
    List<String> happens(Running running, RolloutEvent event, Instant now) {
        String id = running.campaign().id();
        unwritten.add(new RolloutRow.Happened(id, running.nextSeq(), now, event));
        List<String> notes = new ArrayList<>();
        for (RolloutEffect effect : running.happens(event, now)) {
            switch (effect) {
                case RolloutEffect.Ask(DeviceId thing) -> put(Execution.queued(id, thing, now));
                case RolloutEffect.TakeBack(DeviceId thing) -> takeBack(id, thing, now);
                case RolloutEffect.Note(String sentence) -> notes.add(sentence);
            }
        }
        return notes;
    }

    /** What is under way is cancelled; what was done is undone by a job of its own. */
    private void takeBack(String id, DeviceId thing, Instant now) {
        Execution execution = queue(thing).of(id).orElseThrow();
        if (!execution.status().isTerminal()) {
            put(execution.cancelled(now));
        } else if (execution.status() != ExecutionStatus.CANCELED
                && queue(thing).of(id + BACK).isEmpty()) {
            put(Execution.queued(id + BACK, thing, now));
        }
    }

    /** A device moved on; answers what people should read. */
    List<String> executed(Execution execution, Instant now) {
        put(execution);
        return rollout(execution.job()).flatMap(running -> standing(execution)
                .map(standing -> happens(running,
                        new RolloutEvent.Answered(execution.thing(), standing), now)))
                .orElse(List.of());
    }

    /** What an execution says about where its device stands; empty when nothing new. */
    private static Optional<Standing> standing(Execution execution) {
        String step = execution.details().getOrDefault("step", "");
        return Optional.ofNullable(switch (execution.status()) {
            case IN_PROGRESS -> step.equals("on-trial") ? Standing.ON_TRIAL : null;
            case SUCCEEDED -> Standing.KEPT;
            case REJECTED -> Standing.REFUSED;
            case FAILED -> step.equals("rolled-back") ? Standing.ROLLED_BACK : Standing.FAILED;
            case QUEUED, TIMED_OUT, REMOVED, CANCELED -> null;
        });
    }

    private void put(Execution execution) {
        JobQueue was = queue(execution.thing());
        before.putIfAbsent(execution.thing(), was);
        queues.put(execution.thing(), was.with(execution));
        unwritten.add(new RolloutRow.Executed(execution));
    }

    /** The version that the device says it has; when it says nothing, what it has kept. */
    long version(Census.Counted device) {
        return device.installed().map(Census.Installed::version)
                .orElseGet(() -> kept(device.member().thing()));
    }

    /** The highest version that the device has kept, as far as the cloud knows; 0 for none. */
    private long kept(DeviceId thing) {
        long version = 0;
        for (Execution execution : queue(thing).all()) {
            boolean kept = execution.status() == ExecutionStatus.SUCCEEDED
                    && queue(thing).of(execution.job() + BACK).isEmpty();
            version = Math.max(version, kept
                    ? rollout(execution.job()).filter(Running::isOfConfiguration)
                            .map(running -> running.campaign().plan().version()).orElse(0L)
                    : 0);
        }
        return version;
    }

    /** What a job says is to be done. */
    Doc.Obj document(String job) {
        boolean back = job.endsWith(BACK);
        String id = back ? job.substring(0, job.length() - BACK.length()) : job;
        Campaign campaign = rollout(id).orElseThrow().campaign();
        Doc version = Doc.num(campaign.plan().version());
        return back
                ? Doc.Obj.of("operation", Doc.text("go-back"), "version", version)
                : Doc.Obj.of("operation", Doc.text(operation(campaign.offer().said())), "version",
                        version).with("signed", campaign.offer().signed().doc());
    }

    private static String operation(Said said) {
        return switch (said) {
            case Statement _ -> "apply-config";
            case RingStatement _ -> "trust-keys";
        };
    }

    /** What is to be written now. */
    List<RolloutRow> unwritten() {
        return List.copyOf(unwritten);
    }

    /** It is written; answers whose jobs have changed since the last time, and from what. */
    Map<DeviceId, JobQueue> written() {
        Map<DeviceId, JobQueue> changed = new LinkedHashMap<>(before);
        before.clear();
        unwritten.clear();
        return changed;
    }
}
