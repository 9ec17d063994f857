package dev.pilotlight.cloud.fleet;

import dev.pilotlight.cloud.port.Alarms;
import dev.pilotlight.cloud.port.Board;
import dev.pilotlight.cloud.port.Commands;
import dev.pilotlight.cloud.port.DeviceLink;
import dev.pilotlight.cloud.port.DeviceView;
import dev.pilotlight.cloud.port.Intake;
import dev.pilotlight.cloud.port.Ledger;
import dev.pilotlight.cloud.port.LiveFeed;
import dev.pilotlight.cloud.port.LiveFeed.News;
import dev.pilotlight.cloud.port.Memory;
import dev.pilotlight.cloud.port.Receipt;
import dev.pilotlight.cloud.port.TimeSource;
import dev.pilotlight.cloud.presence.PresenceRules;
import dev.pilotlight.cloud.twins.OperatorEdit;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All devices' lanes. One thread calls {@link #step}; every other thread leaves a message. Nothing
 * here blocks on IO: the ledger answers through the mailbox.
 */
public final class Fleet implements Intake, Commands, Board, Alarms {
    /** Work under way in all lanes together; more is refused, so that memory stays bounded. */
    static final int MAX_UNDER_WAY = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(Fleet.class);

    private final Ledger ledger;
    private final DeviceLink link;
    private final LiveFeed feed;
    private final TimeSource time;
    private final BlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Map<DeviceId, DeviceView> views = new ConcurrentHashMap<>();
    private final Map<DeviceId, Lane> lanes = new HashMap<>();

    public Fleet(Ledger ledger, DeviceLink link, LiveFeed feed, TimeSource time) {
        this.ledger = ledger;
        this.link = link;
        this.feed = feed;
        this.time = time;
    }

    @Override
    public CompletionStage<Receipt> accept(Topic topic, byte[] payload, Origin origin) {
        return submit(new Work<>(topic.thing(), origin == Origin.DEVICE,
                (memory, now) -> MessageRules.message(topic, payload, memory, now),
                Receipt.NotNow::new, new CompletableFuture<>()));
    }

    @Override
    public CompletionStage<Result> edit(OperatorEdit edit) {
        return submit(new Work<>(edit.device(), false,
                (memory, now) -> ShadowRules.edit(edit, memory, now),
                Result.NotNow::new, new CompletableFuture<>()));
    }

    @Override
    public CompletionStage<Receipt> erase(DeviceId device) {
        return submit(new Work<>(device, false,
                (memory, now) -> MessageRules.erase(device, memory, now),
                Receipt.NotNow::new, new CompletableFuture<>()));
    }

    @Override
    public void raise(DeviceId device, String kind, String text) {
        submit(new Work<>(device, false,
                (memory, now) -> MessageRules.seenHere(device, kind, text, memory, now),
                Receipt.NotNow::new, new CompletableFuture<>()));
    }

    @Override
    public Optional<DeviceView> view(DeviceId device) {
        return Optional.ofNullable(views.get(device));
    }

    /** Work that is not durable yet. Any thread. */
    public int underWay() {
        return underWay.get();
    }

    /** Devices that have just proved that they are there. Any thread. */
    public long heardLately() {
        Duration since = time.uptime().minus(PresenceRules.PROOF_LASTS);
        return views.values().stream()
                .filter(view -> view.heardAt().filter(at -> at.compareTo(since) >= 0).isPresent())
                .count();
    }

    /**
     * Does one thing that waits, or waits for one at most that long; false when there was none.
     */
    public boolean step(Duration wait) throws InterruptedException {
        @Nullable
        Runnable message = mailbox.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
        if (message == null) {
            return false;
        }
        message.run();
        return true;
    }

    private <R> CompletionStage<R> submit(Work<R> work) {
        if (underWay.incrementAndGet() > MAX_UNDER_WAY) {
            underWay.decrementAndGet();
            work.refuse("the cloud is too busy");
            return work.done();
        }
        mailbox.add(() -> arrive(work));
        return work.done().whenComplete((_, _) -> underWay.decrementAndGet());
    }

    private void arrive(Work<?> work) {
        Lane lane = lanes.computeIfAbsent(work.device(), Lane::new);
        if (work.heard()) {
            lane.heard(time.uptime());
        }
        if (!lane.add(work)) {
            work.refuse("too much waits for this device");
        }
        advance(lane);
    }

    /** Starts what the lane can do now. */
    private void advance(Lane lane) {
        switch (lane.stage()) {
            case FORGOTTEN -> {
                if (lane.hasWork()) {
                    recall(lane);
                }
            }
            case IDLE -> {
                while (lane.stage() == Lane.Stage.IDLE && lane.hasWork()) {
                    start(lane);
                }
            }
            case RECALLING, BUSY -> {
                // Its answer is on the way and will advance the lane.
            }
        }
    }

    private void recall(Lane lane) {
        lane.enter(Lane.Stage.RECALLING);
        ledger.recall(lane.device).whenComplete(
                (memory, failure) -> mailbox.add(() -> recalled(lane, memory, failure)));
    }

    private void recalled(Lane lane, @Nullable Memory memory, @Nullable Throwable failure) {
        if (memory == null) {
            LOG.error("cannot read what is stored of {}", lane.device, failure);
            lane.enter(Lane.Stage.FORGOTTEN);
            while (lane.hasWork()) {
                lane.next().ifPresent(work -> work.refuse("the store cannot be read"));
            }
            return;
        }
        lane.remember(memory);
        lane.enter(Lane.Stage.IDLE);
        advance(lane);
    }

    /** All that waits in the lane becomes durable together: it is one commit anyway. */
    private void start(Lane lane) {
        Batch batch = new Batch(lane.memory());
        while (lane.hasWork() && !batch.endsInErasure()) {
            lane.next().ifPresent(work -> batch.add(work, time.wall()));
        }
        if (batch.entries().isEmpty()) {
            batch.decided().forEach(each -> finish(lane, each));
            return;
        }
        lane.enter(Lane.Stage.BUSY);
        ledger.write(batch.entries())
                .whenComplete((_, failure) -> mailbox.add(() -> written(lane, batch, failure)));
    }

    private void written(Lane lane, Batch batch, @Nullable Throwable failure) {
        lane.enter(Lane.Stage.IDLE);
        if (failure == null) {
            batch.decided().forEach(each -> finish(lane, each));
            if (batch.endsInErasure()) {
                // The store alone knows what it had, and so what must not come back.
                lane.enter(Lane.Stage.FORGOTTEN);
            }
        } else {
            LOG.error("a message of {} was not stored: {}", lane.device, failure.toString());
            batch.refuse("the store failed");
        }
        advance(lane);
    }

    /** The plan is durable: now it is true. The asker learns it first. */
    private void finish(Lane lane, Batch.Decided<?> decided) {
        Plan<?> plan = decided.plan();
        lane.remember(plan.memory());
        views.put(lane.device, new DeviceView(lane.device, lane.memory(), lane.heardAt()));
        decided.succeed();
        plan.outgoing().forEach(message -> link.send(lane.device, message.topic(),
                Codec.write(message.body())));
        plan.news().forEach(feed::tell);
        if (decided.work().heard() && plan.news().isEmpty()) {
            feed.tell(new News.Presence(lane.device));
        }
    }
}
