package dev.pilotlight.agent.mqtt;

import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.port.Outbox;
import dev.pilotlight.agent.port.OutboxRow;
import dev.pilotlight.twin.Doc;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An outbox in memory. */
public final class ListOutbox implements Outbox {
    private final ConcurrentSkipListMap<Long, OutboxRow> rows = new ConcurrentSkipListMap<>();
    private final List<Long> refused = new CopyOnWriteArrayList<>();
    private volatile Runnable wake = () -> {};
    private long made;

    public void add(int count) {
        for (int i = 0; i < count; i++) {
            made++;
            rows.put(made, new OutboxRow(made, new Row(Row.Stream.TELEMETRY, "boot", made, Instant
                    .ofEpochMilli(1_488_300_000_000L + made), true,
                    Doc.Obj.of("room", Doc.num(
                            made)))));
        }
        wake.run();
    }

    public int waiting() {
        return rows.size();
    }

    public List<Long> refused() {
        return refused;
    }

    @Override
    public List<OutboxRow> next(Row.Stream stream, long after, int max) {
        return rows.tailMap(after, false).values().stream()
                .filter(row -> row.row().stream() == stream).limit(max).toList();
    }

    @Override
    public OptionalLong newest(Row.Stream stream) {
        return OptionalLong.of(rows.isEmpty() ? 0 : rows.lastKey());
    }

    @Override
    public void delivered(Collection<Long> ids) {
        rows.keySet().removeAll(ids);
    }

    @Override
    public void refused(Collection<Long> ids, String why) {
        refused.addAll(ids);
        rows.keySet().removeAll(ids);
    }

    @Override
    public void onCommit(Runnable listener) {
        wake = listener;
    }
}
