package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.port.Outbox;
import dev.pilotlight.agent.port.OutboxRow;
import dev.pilotlight.agent.port.TimeSource;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Chooses what leaves the outbox next on one connection: events first, then what is measured now,
 * then history at a bounded rate. Link's thread.
 */
final class RowPump {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
    private static final int BATCH = 50;
    /** What a row of some values takes in a message, or a little more. */
    private static final int ROW_BYTES = 160;
    private static final Duration SECOND = Duration.ofSeconds(1);
    /** Until a disk that did not tell what is history is asked again. */
    private static final Duration UNPARTED = Duration.ofMillis(250);

    private final Outbox outbox;
    private final RateLimiter pace;
    private final TimeSource real;
    private final Duration begun;
    /** The pace is counted in such steps from {@code begun}. */
    private final Duration period;
    private final Deque<OutboxRow> alone = new ArrayDeque<>();
    private final Cursor events = new Cursor(Row.Stream.EVENT, 0, Long.MAX_VALUE);
    private final Cursor live = new Cursor(Row.Stream.TELEMETRY, 0, Long.MAX_VALUE);
    private final Cursor history = new Cursor(Row.Stream.TELEMETRY, 0, 0);
    private Duration nextLook;
    private long boundary;
    /** Whether it is known which rows are history on this connection. */
    private boolean parted;

    /** Rows to send as one message. */
    record Batch(List<OutboxRow> rows, boolean historical) {}

    /** A place in one stream; {@code more} is false once it was found empty. */
    private static final class Cursor {
        private final Row.Stream stream;
        private long end;
        private long after;
        private boolean more = true;

        Cursor(Row.Stream stream, long after, long end) {
            this.stream = stream;
            this.after = after;
            this.end = end;
        }
    }

    /** A pump that sends {@code drain} rows of history a second at most, batch by batch. */
    RowPump(Outbox outbox, TimeSource real, int drain) {
        this.outbox = outbox;
        this.real = real;
        this.begun = real.now().uptime();
        this.period = SECOND.multipliedBy(BATCH).dividedBy(drain);
        this.pace = RateLimiter.of("history", RateLimiterConfig.custom().limitForPeriod(BATCH)
                .limitRefreshPeriod(period).timeoutDuration(Duration.ZERO).build(),
                () -> real.now().uptime().toNanos());
        this.nextLook = begun;
    }

    /** Rows were committed, or may have been: look again. */
    void wake() {
        events.more = true;
        live.more = true;
        history.more = true;
    }

    /** A disk that did not answer looks like an empty outbox, so it is looked at again. */
    private void lookAgain() {
        Duration now = real.now().uptime();
        if (now.compareTo(nextLook) >= 0) {
            nextLook = now.plus(LOOK_AGAIN);
            wake();
        }
    }

    private boolean isReady() {
        if (!parted) {
            OptionalLong newest = outbox.newest(Row.Stream.TELEMETRY);
            parted = newest.isPresent();
            boundary = newest.orElse(0);
            live.after = boundary;
            history.end = boundary;
        }
        return parted;
    }

    /**
     * The next message, of about so many bytes; empty when there is none, or history has to wait.
     */
    Optional<Batch> next(int bytes) {
        int most = Math.clamp(bytes / ROW_BYTES, 1, BATCH);
        lookAgain();
        if (!isReady()) {
            return Optional.empty();
        }
        OutboxRow single = alone.poll();
        if (single != null) {
            return Optional.of(new Batch(List.of(single), single.id() <= boundary));
        }
        return read(events, most, false).or(() -> read(live, most, false)).or(() -> historical(
                most));
    }

    /** Uptime at which {@link #next}, which had nothing, is to be asked again. */
    Duration wanted(Duration now) {
        if (!parted) {
            return now.plus(UNPARTED);
        }
        Duration paced = begun.plus(period.multipliedBy(now.minus(begun).dividedBy(period) + 1));
        return history.more && paced.compareTo(nextLook) < 0 ? paced : nextLook;
    }

    private Optional<Batch> historical(int most) {
        return history.more && pace.acquirePermission(most)
                ? read(history, most, true)
                : Optional.empty();
    }

    private Optional<Batch> read(Cursor cursor, int most, boolean historical) {
        if (!cursor.more) {
            return Optional.empty();
        }
        List<OutboxRow> rows = sameBoot(outbox.next(cursor.stream, cursor.after, most).stream()
                .filter(row -> row.id() <= cursor.end).toList());
        cursor.more = !rows.isEmpty();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        cursor.after = rows.getLast().id();
        return Optional.of(new Batch(rows, historical));
    }

    private static List<OutboxRow> sameBoot(List<OutboxRow> rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        String boot = rows.getFirst().row().boot();
        return rows.stream().takeWhile(row -> row.row().boot().equals(boot)).toList();
    }

    /** The cloud has them. */
    void delivered(List<OutboxRow> rows) {
        outbox.delivered(rows.stream().map(OutboxRow::id).toList());
    }

    /**
     * The cloud will not take them: one row alone is put aside, of several each is tried alone, so
     * that one bad row takes no good one with it.
     */
    void refused(List<OutboxRow> rows, int code) {
        if (rows.size() > 1) {
            alone.addAll(rows);
        } else {
            outbox.refused(rows.stream().map(OutboxRow::id).toList(), "0x%02X".formatted(code));
        }
    }
}
