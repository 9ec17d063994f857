package dev.pilotlight.agent.mqtt;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.port.Outbox;
import dev.pilotlight.agent.port.OutboxRow;
import dev.pilotlight.wire.Messages;
import dev.pilotlight.wire.Presence;
import dev.pilotlight.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * What is said on one connection, in order of weight: who is there, the twins, events, what is
 * measured now, history. Owner's thread.
 */
final class Conversation {
    /** When nothing else was acknowledged for so long, a heartbeat tests the link. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    /** A cloud that cannot take rows now is left alone for so long. */
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final long GOODBYE_NANOS = 100_000_000L;

    private final LinkSetup setup;
    private final Outbox outbox;
    private final Session session;
    private final Dialect desk;
    private final long birth;
    private RowPump pump;
    private Duration lastAck = Duration.ZERO;
    private Duration pausedUntil = Duration.ZERO;
    private boolean greeted;

    Conversation(LinkSetup setup, Outbox outbox, Inbox inbox, Endpoint endpoint)
            throws MqttException {
        this.setup = setup;
        this.outbox = outbox;
        int generation = inbox.nextGeneration();
        this.birth = Math.max(1, setup.real().now().wall().toEpochMilli());
        this.session = new Session(endpoint, inbox);
        this.desk = setup.link().own().isPresent()
                ? new SetDesk(setup.thing(), setup.tenant(), setup.shown())
                : new ShadowDesk(setup.thing(), "c" + generation);
        this.pump = pump();
    }

    private RowPump pump() {
        return new RowPump(outbox, setup.real(), setup.link().drain());
    }

    /**
     * Connects and subscribes; throws when either fails. Answers the back-off's cap that the broker
     * asks for, if it does.
     */
    Optional<Duration> open() throws MqttException {
        Optional<Duration> spread = session.connect(stateTopic(), presence(Presence.State.LOST));
        session.subscribe(desk.filters());
        lastAck = setup.real().now().uptime();
        return spread;
    }

    private String stateTopic() {
        return Topics.state(setup.tenant(), setup.thing());
    }

    private byte[] presence(Presence.State state) {
        return Messages.write(new Presence(state, birth, setup.shown().now().wall()));
    }

    Dialect desk() {
        return desk;
    }

    void rowsCommitted() {
        pump.wake();
    }

    Failure verdict(Duration now) {
        return session.verdict(now);
    }

    /** Sends what may be sent; an event when a request was left unanswered. */
    Optional<Event> work(Duration now) throws MqttException {
        boolean more = true;
        while (more) {
            more = session.hasRoom() && sendNext(now);
        }
        return desk.silent(now);
    }

    private boolean sendNext(Duration now) throws MqttException {
        boolean silent = session.isIdle() && now.minus(lastAck).compareTo(HEARTBEAT) >= 0;
        if (!greeted || silent) {
            greeted = true;
            session.publish(stateTopic(), presence(Presence.State.READY), true,
                    new Flight.Presence(), now);
            return true;
        }
        Optional<Dialect.Request> request = desk.next(now);
        if (request.isPresent()) {
            session.publish(request.get().topic(), request.get().payload().bytes(), request.get()
                    .retained(),
                    new Flight.Request(request.get().shadow()), now);
            return true;
        }
        Optional<RowPump.Batch> batch = now.compareTo(pausedUntil) < 0
                ? Optional.empty()
                : pump.next();
        if (batch.isPresent()) {
            send(batch.get(), now);
        }
        return batch.isPresent();
    }

    private void send(RowPump.Batch batch, Duration now) throws MqttException {
        String topic = switch (batch.rows().getFirst().row().stream()) {
            case TELEMETRY -> Topics.telemetry(setup.tenant(), setup.thing());
            case EVENT -> Topics.events(setup.tenant(), setup.thing());
        };
        session.publish(topic, Wired.batch(batch.rows(), batch.historical()), false,
                new Flight.Rows(batch.rows()), now);
    }

    /** Whether that acknowledgement was for this connection. */
    boolean isOurs(Inbox.Acknowledged item) {
        return item.session() == session;
    }

    /** Books an acknowledgement, and says what that means for the twins. */
    Optional<Event> acknowledged(Inbox.Acknowledged item, Duration now) {
        lastAck = now;
        return session.landed(item.id()).flatMap(flight -> switch (flight) {
            case Flight.Rows(List<OutboxRow> rows) -> {
                booked(rows, item.reason(), now);
                yield Optional.empty();
            }
            case Flight.Request(String shadow) -> desk.landed(shadow, item.reason());
            case Flight.Presence() -> Optional.empty();
        });
    }

    private void booked(List<OutboxRow> rows, int reason, Duration now) {
        if (reason < 0x80) {
            pump.delivered(rows);
        } else if (isPassing(reason)) {
            pausedUntil = now.plus(PAUSE);
            pump = pump();
        } else {
            pump.refused(rows, reason);
        }
    }

    /** Unspecified, implementation specific, and quota: the same row may be taken later. */
    private static boolean isPassing(int reason) {
        return reason == 0x80 || reason == 0x83 || reason == 0x97;
    }

    /** What an inbound message means. */
    Optional<Event> heard(Inbox.Arrived arrived, Duration now) {
        return desk.heard(arrived, now);
    }

    void confirm(Inbox.Arrived arrived) throws MqttException {
        session.confirm(arrived.messageId());
    }

    /** Leaves a word that this is on purpose; nobody waits for more than a moment. */
    void goodbye() {
        try {
            session.publish(stateTopic(), presence(Presence.State.DISCONNECTED), true,
                    new Flight.Presence(), setup.real().now().uptime());
            LockSupport.parkNanos(GOODBYE_NANOS);
        } catch (MqttException | RuntimeException gone) {
            // The will says the same, less kindly.
        }
    }

    void discard() {
        session.discard();
    }
}
