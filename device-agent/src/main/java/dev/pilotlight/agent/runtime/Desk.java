package dev.pilotlight.agent.runtime;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.core.LinkView;
import dev.pilotlight.agent.core.LocalEdit;
import dev.pilotlight.agent.core.Sample;
import dev.pilotlight.agent.core.Status;
import dev.pilotlight.agent.core.Thermostat;
import dev.pilotlight.agent.core.Views;
import dev.pilotlight.agent.port.Answer;
import dev.pilotlight.agent.port.EventRow;
import dev.pilotlight.agent.port.HistoryRow;
import dev.pilotlight.agent.port.Journal;
import dev.pilotlight.agent.port.Kept;
import dev.pilotlight.agent.port.LocalDoor;
import dev.pilotlight.agent.port.RemoteReading;
import dev.pilotlight.units.Problem;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where people's wishes are handed in and the status is read. Any thread; a status is made from the
 * immutable state by whoever asks for it, never by the loop.
 */
public final class Desk implements LocalDoor {
    private final Ports ports;
    private final Mailbox mailbox;
    private final Beat beat;
    private final AtomicReference<Thermostat> newest;
    private final AtomicLong tickets = new AtomicLong();
    private final Map<Long, CompletableFuture<Answer>> open = new ConcurrentHashMap<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    /** A desk that shows {@code first} until the loop tells it of a change. */
    public Desk(Thermostat first, Ports ports, Mailbox mailbox, Beat beat) {
        this.ports = ports;
        this.mailbox = mailbox;
        this.beat = beat;
        this.newest = new AtomicReference<>(first);
    }

    @Override
    public Status status() {
        return Views.status(newest.get(), ports.time().now(), new Views.Around(ports.relays()
                .readBack(), ports.uplink().report(), backlog(), beat.now()));
    }

    private LinkView.Backlog backlog() {
        Journal journal = ports.journal();
        return new LinkView.Backlog(journal.waiting(), journal.quarantined(), journal
                .oldestWaiting());
    }

    @Override
    public CompletionStage<Answer> ask(LocalEdit edit) {
        long ticket = tickets.incrementAndGet();
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        open.put(ticket, answer);
        if (!mailbox.offer(new Event.Asked(edit, ticket))) {
            open.remove(ticket);
            answer.complete(new Answer.Busy());
        }
        return answer;
    }

    @Override
    public boolean hear(RemoteReading reading) {
        Duration takenAt = ports.time().now().uptime().minus(reading.age());
        Sample sample = switch (reading.said()) {
            case RemoteReading.Said.Warm(Temperature value) -> new Sample.Measured(reading.sensor(),
                    value, takenAt);
            case RemoteReading.Said.Fact(int value) -> new Sample.Told(reading.sensor(), value,
                    takenAt);
        };
        return mailbox.offer(new Event.Sampled(sample));
    }

    @Override
    public AutoCloseable watch(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    @Override
    public List<HistoryRow> history(Instant from, Instant to, int max) {
        return ports.journal().history(from, to, max);
    }

    @Override
    public List<EventRow> events(int max) {
        return ports.journal().events(max);
    }

    /** The answer to an edit, of which the state is shown already. Loop's or journal's thread. */
    void reply(long ticket, List<Problem> problems, Kept where) {
        CompletableFuture<Answer> answer = open.remove(ticket);
        if (answer != null) {
            answer.complete(problems.isEmpty()
                    ? new Answer.Done(where)
                    : new Answer.Refused(problems));
        }
    }

    /** The loop has a new state; from now on it is shown. Loop's thread. */
    void show(Thermostat state) {
        newest.set(state);
    }

    /** The loop tells of a visible change. Loop's thread. */
    void changed() {
        watchers.forEach(Runnable::run);
    }
}
