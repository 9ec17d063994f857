package dev.pilotlight.agent.core;

import dev.pilotlight.schedule.Lease;
import dev.pilotlight.twin.Edit;
import dev.pilotlight.twin.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a hold, a lease or a vacation reached this device, on both clocks: so uptime can tell when
 * it is over while the wall clock is not set or shows nonsense. Immutable.
 *
 * @param wall what its maker's clock showed
 * @param uptime the same moment
 * @param latest uptime up to which it counts without a clock, when its length cannot be trusted
 * @param toNextChange whether it was meant to end at a change that nobody knew without a clock
 */
record Receipt(Instant wall, Duration uptime, Optional<Duration> latest, boolean toNextChange) {
    /** Without a clock nothing stands longer than this, unless its length was said. */
    static final Duration CLOCKLESS = Duration.ofHours(24);
    /** Beyond that an end is a real moment, and no length from a clock that shows 1970. */
    private static final Duration LONGEST = Duration.ofDays(366);

    /** Of what was made now, here or far away. */
    static Receipt of(Edit edit, Moment now) {
        return now.clock().isKnown()
                ? exact(now)
                : new Receipt(made(edit.stamp()).orElse(now.wall()), now.uptime(), Optional
                        .of(now.uptime().plus(Lease.LONGEST)), false);
    }

    /** Of what somebody in the house said now; only its length means something without a clock. */
    static Receipt here(Optional<Instant> end, Moment now) {
        Receipt exact = exact(now);
        boolean counted = now.clock().isKnown() || end.filter(one -> !exact.isCounted(one))
                .isEmpty();
        return counted
                ? exact
                : new Receipt(now.wall(), now.uptime(), Optional.of(now.uptime().plus(
                        CLOCKLESS)), false);
    }

    /** Of what is known to stand at this moment. */
    static Receipt exact(Moment now) {
        return new Receipt(now.wall(), now.uptime(), Optional.empty(), false);
    }

    /** Of what was stored before this start: nobody knows how long ago without a clock. */
    static Receipt recalled(Instant made, boolean toNextChange, Moment now) {
        return new Receipt(made, now.uptime(), Optional.of(now.uptime().plus(CLOCKLESS)),
                toNextChange);
    }

    /** When it was made, if its maker's clock can be believed. */
    static Optional<Instant> made(Stamp stamp) {
        return stamp.clockTrusted()
                ? Optional.of(Instant.ofEpochMilli(stamp.hlc().millis()))
                : Optional.empty();
    }

    Receipt awaitingChange(boolean is) {
        return new Receipt(wall, uptime, latest, is);
    }

    /** What its maker's clock would show by now, had it run on. */
    Instant wallAt(Moment now) {
        return wall.plus(now.uptime().minus(uptime));
    }

    /** Whether {@code end} was counted from a clock that nobody had set. */
    boolean isCounted(Instant end) {
        return Duration.between(wall, end).compareTo(LONGEST) <= 0;
    }

    /** The time by which it is over or not; beyond the latest, all that has an end is over. */
    Instant counted(Moment now) {
        return switch (now.clock()) {
            case TRUSTED -> now.wall();
            case DRIFTING -> earlier(now.wall(), wallAt(now));
            case UNKNOWN -> isLate(now) ? Instant.MAX : wallAt(now);
        };
    }

    private boolean isLate(Moment now) {
        return latest.filter(end -> end.compareTo(now.uptime()) <= 0).isPresent();
    }

    /** How long it stands from now on if it ends then, without a clock. */
    Duration left(Instant end, Moment now) {
        Duration left = Duration.between(wallAt(now), end);
        return latest.map(last -> last.minus(now.uptime())).filter(bound -> bound.compareTo(
                left) < 0).orElse(left);
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }
}
