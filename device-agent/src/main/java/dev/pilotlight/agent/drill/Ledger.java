package dev.pilotlight.agent.drill;

import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.port.EventRow;
import dev.pilotlight.agent.port.HistoryRow;
import dev.pilotlight.agent.port.Journal;
import dev.pilotlight.agent.port.Kept;
import dev.pilotlight.twin.Doc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A disk that outlives power cuts: the settings, and which events were told. One thread. */
final class Ledger implements Journal {
    private static final int KEPT = 1_000;

    private final Map<String, Doc> saved;
    private final List<String> told = new ArrayList<>();

    Ledger(Map<String, Doc> saved) {
        this.saved = new HashMap<>(saved);
    }

    Map<String, Doc> saved() {
        return Map.copyOf(saved);
    }

    /** The kinds of the events since the last {@link #forget}, oldest first. */
    List<String> told() {
        return told;
    }

    void forget() {
        told.clear();
    }

    @Override
    public void append(Row row, boolean atOnce) {
        if (row.stream() == Row.Stream.EVENT && told.size() < KEPT) {
            told.add(row.body().string("kind").orElse(""));
        }
    }

    @Override
    public void save(String key, Doc value) {
        saved.put(key, value);
    }

    @Override
    public void whenKept(Consumer<Kept> then) {
        then.accept(Kept.ON_DISK);
    }

    @Override
    public List<HistoryRow> history(Instant from, Instant to, int max) {
        return List.of();
    }

    @Override
    public List<EventRow> events(int max) {
        return List.of();
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
