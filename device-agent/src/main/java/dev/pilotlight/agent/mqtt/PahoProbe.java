package dev.pilotlight.agent.mqtt;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.port.LinkProbe;
import dev.pilotlight.agent.port.Outbox;
import dev.pilotlight.agent.port.OutboxRow;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.agent.uplink.LinkSetup;
import dev.pilotlight.agent.uplink.SideDesk;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.config.LinkSettings;
import dev.pilotlight.wire.Properties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Tries a link with Paho: one connection to each of its brokers in turn, until one answers. */
public final class PahoProbe implements LinkProbe {
    /** Connecting takes 12 s at most, the answer 4. */
    private static final Duration EACH = Duration.ofSeconds(20);
    private static final int MOST_BROKERS = 6;

    private final Path identity;
    private final TimeSource real;
    private final RandomGenerator chance;

    public PahoProbe(Path identity, TimeSource real, RandomGenerator chance) {
        this.identity = identity;
        this.real = real;
        this.chance = chance;
    }

    @Override
    public CompletionStage<Boolean> connects(FirmwareConfig config) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("link-probe").start(() -> {
            try {
                answer.complete(tried(config));
            } catch (InterruptedException stop) {
                answer.complete(false);
            } catch (RuntimeException failed) {
                answer.completeExceptionally(failed);
            }
        });
        return answer;
    }

    private boolean tried(FirmwareConfig config) throws InterruptedException {
        LinkSettings link = config.connections().link();
        for (LinkSettings.Broker broker : link.brokers().stream().limit(MOST_BROKERS).toList()) {
            LinkSettings alone = new LinkSettings(List.of(broker), link.patience(), link.drain(),
                    link.own());
            if (answers(new LinkSetup(config.thing(), config.tenant(), alone, real, real))) {
                return true;
            }
        }
        return false;
    }

    private boolean answers(LinkSetup setup) throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        PahoUplink uplink = new PahoUplink(setup, identity, new NoRows(), SideDesk.NONE, chance);
        uplink.start(event -> {
            switch (event) {
                case Event.LinkUp _ -> uplink.ask(Properties.CONTROL);
                // A cloud that has no such document yet refuses with 404: that is an answer too.
                case Event.Document _,Event.NoDocument _,Event.Refused _ -> answered.countDown();
                default -> {
                    // Nothing else proves anything.
                }
            }
            return true;
        });
        try {
            return answered.await(EACH.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            uplink.close();
        }
    }

    /** Nothing is to be sent. */
    private static final class NoRows implements Outbox {
        @Override
        public List<OutboxRow> next(Row.Stream stream, long after, int max) {
            return List.of();
        }

        @Override
        public OptionalLong newest(Row.Stream stream) {
            return OptionalLong.of(0);
        }

        @Override
        public void delivered(Collection<Long> ids) {
            // There are none.
        }

        @Override
        public void refused(Collection<Long> ids, String why) {
            // There are none.
        }

        @Override
        public void onCommit(Runnable wake) {
            // Nothing is ever committed.
        }
    }
}
