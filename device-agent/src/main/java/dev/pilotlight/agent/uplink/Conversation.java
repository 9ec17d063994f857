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
 * What is said on one connection, in order of weight: who is there, the twins, the side desk,
 * events, what is measured now, history. Link's thread.
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
        attempt.aside().up();
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
        Optional<Duration> beat = window.isIdle()
                ? Optional.of(lastAck.plus(HEARTBEAT))
                : Optional.empty();
        return Stream.of(Optional.of(rows), beat, desk.wanted(now), attempt.aside().wanted(now))
                .flatMap(Optional::stream);
    }

    private record Outgoing(Line.Message message, Flight flight) {}

    private boolean sendNext(Duration now) {
        Optional<Outgoing> next = greeting(now).or(() -> request(now)).or(() -> aside(now)).or(
                () -> rows(now));
        next.ifPresent(out -> line.publish(window.sent(out.flight(), out.message().payload()
                .size(), now), out.message()));
        return next.isPresent();
    }

    private Optional<Outgoing> greeting(Duration now) {
        boolean silent = window.isIdle() && now.minus(lastAck).compareTo(HEARTBEAT) >= 0;
        if (greeted && !silent) {
            return Optional.empty();
        }
        greeted = true;
        return Optional.of(new Outgoing(attempt.greeting().says(Presence.State.READY),
                new Flight.Presence()));
    }

    private Optional<Outgoing> request(Duration now) {
        return desk.next(now).map(request -> new Outgoing(request.message(), new Flight.Request(
                request.shadow())));
    }

    private Optional<Outgoing> aside(Duration now) {
        return attempt.aside().next(now).map(message -> new Outgoing(message,
                new Flight.Aside()));
    }

    private Optional<Outgoing> rows(Duration now) {
        return now.compareTo(pausedUntil) < 0
                ? Optional.empty()
                : pump.next(window.room())
                        .map(batch -> new Outgoing(message(batch), new Flight.Rows(batch
                                .rows())));
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
        return window.landed(item.id(), now).flatMap(flight -> switch (flight) {
            case Flight.Rows(List<OutboxRow> rows) -> {
                booked(rows, item.reason(), now);
                yield Optional.empty();
            }
            case Flight.Request(String shadow) -> desk.landed(shadow, item.reason());
            case Flight.Presence() -> Optional.empty();
            case Flight.Aside() -> Optional.empty();
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
        attempt.aside().heard(arrived.message(), now);
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
