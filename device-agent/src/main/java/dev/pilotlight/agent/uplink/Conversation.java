package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.port.Outbox;
import dev.pilotlight.agent.port.OutboxRow;
import dev.pilotlight.agent.port.Payload;
import dev.pilotlight.wire.Presence;
import dev.pilotlight.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is said on one connection, in order of weight: who is there, the twins, events, what is
 * measured now, history. Link's thread.
 */
final class Conversation {
    /** When nothing else was acknowledged for so long, a heartbeat tests the link. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    /** A cloud that cannot take rows now is left alone for so long. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final LinkSetup setup;
    private final Outbox outbox;
    private final Attempt attempt;
    private final Line line;
    private final Dialect desk;
    private final Window window = new Window();
    private RowPump pump;
    private Duration lastAck;
    private Duration pausedUntil = Duration.ZERO;
    private boolean greeted;

    Conversation(LinkSetup setup, Outbox outbox, Attempt attempt, Line line) {
        this.setup = setup;
        this.outbox = outbox;
        this.attempt = attempt;
        this.line = line;
        this.desk = attempt.desk();
        this.pump = pump();
        this.lastAck = setup.real().now().uptime();
    }

    private RowPump pump() {
        return new RowPump(outbox, setup.real(), setup.link().drain());
    }

    Dialect desk() {
        return desk;
    }

    boolean isOf(int generation) {
        return attempt.generation() == generation;
    }

    void rowsCommitted() {
        pump.wake();
    }

    /** Why this connection must be given up; {@link Failure#NONE} while it is alive. */
    Failure verdict(Duration now) {
        if (window.deadline().filter(deadline -> now.compareTo(deadline) >= 0).isPresent()) {
            return new Failure(Failure.Kind.ACK_TIMEOUT, "no acknowledgement for "
                    + Window.ACK_LIMIT.toSeconds() + " s");
        }
        return line.isOpen()
                ? Failure.NONE
                : new Failure(Failure.Kind.LOST, "the connection ended");
    }

    /** Sends what may be sent; an event when a request was left unanswered. */
    Optional<Event> work(Duration now) {
        boolean more = true;
        while (more) {
            more = window.hasRoom() && sendNext(now);
        }
        return desk.silent(now);
    }

    /** Uptime of the next thing to do, if nothing comes in before. */
    Duration wanted(Duration now) {
        return (window.hasRoom()
                ? Stream.concat(window.deadline().stream(), toSend(now))
                : window.deadline().stream()).min(Duration::compareTo).orElse(now);
    }

    private Stream<Duration> toSend(Duration now) {
        Duration rows = now.compareTo(pausedUntil) < 0 ? pausedUntil : pump.wanted(now);
        Stream<Duration> always = Stream.concat(Stream.of(rows), desk.wanted(now).stream());
        return window.isIdle() ? Stream.concat(always, Stream.of(lastAck.plus(HEARTBEAT))) : always;
    }

    private boolean sendNext(Duration now) {
        boolean silent = window.isIdle() && now.minus(lastAck).compareTo(HEARTBEAT) >= 0;
        if (!greeted || silent) {
            greeted = true;
            publish(attempt.greeting().says(Presence.State.READY), new Flight.Presence(), now);
            return true;
        }
        Optional<Dialect.Request> request = desk.next(now);
        if (request.isPresent()) {
            publish(request.get().message(), new Flight.Request(request.get().shadow()), now);
            return true;
        }
        Optional<RowPump.Batch> batch = now.compareTo(pausedUntil) < 0
                ? Optional.empty()
                : pump.next();
        batch.ifPresent(rows -> publish(message(rows), new Flight.Rows(rows.rows()), now));
        return batch.isPresent();
    }

    private void publish(Line.Message message, Flight flight, Duration now) {
        line.publish(window.sent(flight, message.payload().size(), now), message);
    }

    private Line.Message message(RowPump.Batch batch) {
        String topic = switch (batch.rows().getFirst().row().stream()) {
            case TELEMETRY -> Topics.telemetry(setup.tenant(), setup.thing());
            case EVENT -> Topics.events(setup.tenant(), setup.thing());
        };
        return new Line.Message(topic, Payload.of(Wired.batch(batch.rows(), batch.historical())),
                false);
    }

    /** Books an acknowledgement, and says what that means for the twins. */
    Optional<Event> acknowledged(Inbox.Acknowledged item, Duration now) {
        lastAck = now;
        return window.landed(item.id()).flatMap(flight -> switch (flight) {
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

    /** What an inbound message means; it is confirmed, whatever it is. */
    Optional<Event> heard(Inbox.Arrived arrived, Duration now) {
        Optional<Event> meaning = desk.heard(arrived.message(), now);
        line.confirm(arrived.messageId());
        return meaning;
    }

    /** Leaves a word that this is on purpose, and ends. */
    void leave() {
        line.leave(attempt.greeting().says(Presence.State.DISCONNECTED));
    }

    void discard() {
        line.discard();
    }
}
