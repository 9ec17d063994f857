package dev.pilotlight.cloud.dispatch;

import dev.pilotlight.cloud.jobs.JobQueue;
import dev.pilotlight.cloud.jobs.JobRules;
import dev.pilotlight.cloud.port.Audit;
import dev.pilotlight.cloud.port.Census;
import dev.pilotlight.cloud.port.DeviceLink;
import dev.pilotlight.cloud.port.LiveFeed;
import dev.pilotlight.cloud.port.Receipt;
import dev.pilotlight.cloud.port.RolloutStore;
import dev.pilotlight.cloud.port.Rollouts;
import dev.pilotlight.cloud.port.TimeSource;
import dev.pilotlight.cloud.rollout.RolloutEvent;
import dev.pilotlight.cloud.rollout.Standing;
import dev.pilotlight.cloud.telemetry.Happening;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Topic;
import dev.pilotlight.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Roll-outs under way. One thread calls {@link #step}; every other thread leaves a message. What a
 * step changed is written in one piece, and only then is anybody told: a kill at any moment leaves
 * either nothing or all of it, so no device is asked twice and none is forgotten.
 */
public final class Dispatch implements Rollouts, LiveFeed {
    /** More that waits is refused, so that memory stays bounded; devices ask again. */
    private static final int MAX_WAITING = 8_192;
    /** Messages of one step, which are one commit. */
    private static final int MAX_BATCH = 256;
    /** What a device that keeps a configuration may report of it: it fell ill. */
    private static final Set<String> ILLNESSES = Set.of("no-heat", "overheat", "frost",
            "relay-stuck", "relay-mismatch");
    /** A person or the device itself went back to the configuration before. */
    private static final String WENT_BACK = "config-rolled-back";
    private static final String CLOUD = "cloud";
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final RolloutStore store;
    private final DeviceLink link;
    private final Census census;
    private final Headcount headcount;
    private final Audit audit;
    private final TimeSource time;
    private final BlockingQueue<Message<?>> mailbox = new ArrayBlockingQueue<>(MAX_WAITING);
    private @Nullable Books books;

    public Dispatch(RolloutStore store, DeviceLink link, Census census, Audit audit,
            TimeSource time) {
        this.store = store;
        this.link = link;
        this.census = census;
        this.headcount = new Headcount(census);
        this.audit = audit;
        this.time = time;
    }

    /** One message: what it does to the books, and the answer once that is written. */
    private record Message<R>(Function<Session, R> work, Function<String, R> notNow,
            CompletableFuture<R> done) {
        Runnable perform(Session session) {
            R answer = work.apply(session);
            return () -> done.complete(answer);
        }

        void refuse(String why) {
            done.complete(notNow.apply(why));
        }
    }

    /** Books and moment of one step, and what people should read of it. */
    record Session(Books books, Instant now, List<Noted> notes) {
        void happens(Running running, RolloutEvent event) {
            note(running.campaign().id(), books.happens(running, event, now));
        }

        void note(String id, List<String> sentences) {
            sentences.forEach(sentence -> notes.add(new Noted(CLOUD, "rollout", id, sentence)));
        }
    }

    /** Something for the audit. */
    record Noted(String who, String action, String subject, String detail) {}

    /** Takes a device's request about its jobs; the answer is for the device. Any thread. */
    public CompletionStage<Receipt> accept(Topic.Job topic, byte[] payload) {
        return submit(session -> {
            JobQueue queue = session.books().queue(topic.thing());
            JobRules.Outcome outcome = JobRules.answer(topic, payload, queue,
                    session.books()::document, session.now());
            outcome.changed().ifPresent(execution -> session.note(execution.job(),
                    session.books().executed(execution, session.now())));
            return outcome.reply();
        }, why -> new JobRules.Reply("", "", Doc.Obj.EMPTY)).thenApply(reply -> {
            if (reply.operation().isEmpty()) {
                return new Receipt.NotNow("the store takes no writes");
            }
            send(topic.thing(), reply);
            return Receipt.Stored.DONE;
        });
    }

    @Override
    public CompletionStage<Answer> ask(Wish wish) {
        return submit(session -> new Desk(session, census).answer(wish), Answer.NotNow::new);
    }

    @Override
    public CompletionStage<List<View>> all() {
        return submit(session -> new ArrayList<>(session.books().all()).reversed().stream()
                .map(Desk::view).toList(), _ -> List.of());
    }

    @Override
    public CompletionStage<Optional<Detail>> detail(String id) {
        return submit(session -> session.books().rollout(id)
                .map(running -> Desk.detail(session.books(), running)), _ -> Optional.empty());
    }

    /** A device that kept a configuration and reports an illness counts against it. */
    @Override
    public void tell(News news) {
        if (news instanceof News.Events(DeviceId device, List<Happening> rows)) {
            rows.stream().map(Happening::kind).forEach(kind -> {
                if (kind.equals(WENT_BACK)) {
                    lost(device, Standing.ROLLED_BACK);
                } else if (ILLNESSES.contains(kind)) {
                    lost(device, Standing.FAILED);
                }
            });
        }
    }

    private void lost(DeviceId device, Standing standing) {
        submit(session -> {
            for (Running running : List.copyOf(session.books().all())) {
                if (running.isOpen() && running.isOfConfiguration()
                        && running.rollout().flatMap(rollout -> rollout.standing(
                                device)).filter(Dispatch::hasIt).isPresent()) {
                    session.happens(running, new RolloutEvent.Answered(device, standing));
                }
            }
            return true;
        }, _ -> false);
    }

    private static boolean hasIt(Standing standing) {
        return standing == Standing.KEPT || standing == Standing.PROVEN;
    }

    private <R> CompletionStage<R> submit(Function<Session, R> work,
            Function<String, R> notNow) {
        Message<R> message = new Message<>(work, notNow, new CompletableFuture<>());
        if (!mailbox.offer(message)) {
            message.refuse("too much waits");
        }
        return message.done();
    }

    /** Does what waits and what is due, or waits for a message at most that long. */
    public boolean step(Duration wait) throws InterruptedException {
        List<Message<?>> batch = new ArrayList<>();
        @Nullable
        Message<?> first = mailbox.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
            batch.add(first);
            mailbox.drainTo(batch, MAX_BATCH - 1);
        }
        try {
            perform(batch);
            return !batch.isEmpty();
        } catch (RuntimeException failed) {
            LOG.error("roll-outs: a step was not stored, all is read again: {}",
                    failed.toString());
            books = null;
            batch.forEach(message -> message.refuse("the store failed"));
            return false;
        }
    }

    private void perform(List<Message<?>> batch) {
        Books open = books();
        Session session = new Session(open, time.wall(), new ArrayList<>());
        List<Runnable> answers = new ArrayList<>();
        batch.forEach(message -> answers.add(message.perform(session)));
        headcount.take(session);
        open.all().stream().filter(running -> running.isDue(session.now())).toList()
                .forEach(running -> session.happens(running, new RolloutEvent.Tick()));
        if (!open.unwritten().isEmpty()) {
            store.write(open.unwritten());
        }
        Map<DeviceId, JobQueue> changed = open.written();
        answers.forEach(Runnable::run);
        changed.forEach((thing, before) -> JobRules.news(before, open.queue(thing),
                open::document, session.now())
                .forEach(reply -> send(thing, reply)));
        session.notes().forEach(note -> audit.note(note.who(), note.action(), note.subject(),
                note.detail()));
    }

    private Books books() {
        Books open = books;
        if (open == null) {
            open = Books.of(store.recall());
            books = open;
        }
        return open;
    }

    private void send(DeviceId thing, JobRules.Reply reply) {
        link.send(thing, Topics.job(thing, reply.job(), reply.operation()),
                Codec.write(reply.body()));
    }
}
