package dev.pilotlight.agent.runtime;

import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.port.EventRow;
import dev.pilotlight.agent.port.HistoryRow;
import dev.pilotlight.agent.port.Journal;
import dev.pilotlight.agent.port.Kept;
import dev.pilotlight.twin.Doc;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A journal that lasts as long as the process, with the newest {@value #KEPT} rows of each stream:
 * for simulations. Nothing waits for a cloud here. Any thread.
 */
public final class MemoryJournal implements Journal {
    static final int KEPT = 10_000;

    private final Deque<HistoryRow> points = new ArrayDeque<>();
    private final Deque<EventRow> events = new ArrayDeque<>();

    @Override
    public synchronized void append(Row row, boolean atOnce) {
        switch (row.stream()) {
            case TELEMETRY -> keep(points, history(row));
            case EVENT -> keep(events, event(row));
        }
    }

    private static <T> void keep(Deque<T> rows, T row) {
        if (rows.size() == KEPT) {
            rows.removeFirst();
        }
        rows.addLast(row);
    }

    private static HistoryRow history(Row row) {
        SortedMap<String, BigDecimal> values = new TreeMap<>();
        row.body().fields().keySet().forEach(name -> row.body().number(name).ifPresent(
                value -> values.put(name, value)));
        return new HistoryRow(row.boot(), row.seq(), row.ts(), row.trusted(), values);
    }

    private static EventRow event(Row row) {
        return new EventRow(row.boot(), row.seq(), row.ts(), row.trusted(), row.body().string(
                "kind").orElse(""), row.body().string("text").orElse(""));
    }

    @Override
    public void save(String key, Doc value) {
        // A simulation has no restart.
    }

    @Override
    public void whenKept(Consumer<Kept> then) {
        then.accept(Kept.ON_DISK);
    }

    @Override
    public synchronized List<HistoryRow> history(Instant from, Instant to, int max) {
        return points.stream().filter(row -> !row.ts().isBefore(from) && row.ts().isBefore(to))
                .limit(max).toList();
    }

    @Override
    public synchronized List<EventRow> events(int max) {
        return new ArrayList<>(events).reversed().stream().limit(max).toList();
    }

    @Override
    public long waiting() {
        return 0;
    }

    @Override
    public Optional<Instant> oldestWaiting() {
        return Optional.empty();
    }

    @Override
    public long quarantined() {
        return 0;
    }
}
