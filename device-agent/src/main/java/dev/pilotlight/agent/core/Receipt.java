package dev.pilotlight.agent.core;

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
 * @param latest uptime up to which it counts without a clock at most
 * @param interrupted the same of the hold that this one interrupts
 * @param toNextChange whether it was meant to end at a change that nobody knew without a clock
 */
record Receipt(Instant wall, Duration uptime, Optional<Duration> latest,
        Optional<Duration> interrupted, boolean toNextChange) {
    /** Without a clock no hold with an end stands longer than this. */
    static final Duration CLOCKLESS = Duration.ofHours(24);
    /** Beyond that an end is a real moment, and no length from a clock that shows 1970. */
    private static final Duration LONGEST = Duration.ofDays(366);

    /** Of what was made now, here or far away; a lease may last longer without a clock. */
    static Receipt of(Edit edit, Duration longest, Moment now) {
        Instant shown = now.clock().isKnown() || edit.stamp().by().equals(Twins.WALL)
                ? now.wall()
                : made(edit.stamp()).orElse(now.wall());
        return new Receipt(shown, now.uptime(), Optional.of(now.uptime().plus(longest)),
                Optional.empty(), false);
    }

    /** Of what is known to stand at this moment. */
    static Receipt exact(Moment now) {
        return new Receipt(now.wall(), now.uptime(), Optional.of(now.uptime().plus(CLOCKLESS)),
                Optional.empty(), false);
    }

    /** Of what was stored before this start: nobody knows how long ago without a clock. */
    static Receipt recalled(Instant made, boolean toNextChange, Moment now) {
        return new Receipt(made, now.uptime(), Optional.of(now.uptime().plus(CLOCKLESS)),
                Optional.empty(), toNextChange);
    }

    /** When it was made, if its maker's clock can be believed. */
    static Optional<Instant> made(Stamp stamp) {
        return stamp.clockTrusted()
                ? Optional.of(Instant.ofEpochMilli(stamp.hlc().millis()))
                : Optional.empty();
    }

    Receipt awaitingChange(boolean is) {
        return new Receipt(wall, uptime, latest, interrupted, is);
    }

    /** Of what interrupts a hold that was made earlier, and may itself have interrupted one. */
    Receipt over(Receipt before) {
        return new Receipt(wall, uptime, latest, before.interrupted.or(() -> before.latest),
                toNextChange);
    }

    /** Of the interrupted hold, whose turn it is again: its day began when it was made. */
    Receipt resumed() {
        return new Receipt(wall, uptime, interrupted.or(() -> latest), Optional.empty(),
                toNextChange);
    }

    /** What its maker's clock would show by now, had it run on. */
    Instant wallAt(Moment now) {
        return wall.plus(now.uptime().minus(uptime));
    }

    /** Whether {@code end} was counted from a clock that nobody had set. */
    boolean isCounted(Instant end) {
        return Duration.between(wall, end).compareTo(LONGEST) <= 0;
    }

    /** When it was made, by a clock that is known by now. */
    Instant madeBy(Moment now) {
        return now.wall().minus(now.uptime().minus(uptime));
    }

    /** The time by which it is over or not; beyond the latest, all that has an end is over. */
    Instant counted(Moment now) {
        return switch (now.clock()) {
            case TRUSTED -> now.wall();
            case DRIFTING -> earlier(now.wall(), wallAt(now));
            case UNKNOWN -> isLate(now) ? Instant.MAX : wallAt(now);
        };
    }

    /**
     * The time by which it has come to its end; a bound that is only kept for want of a clock is
     * none.
     */
    Instant ending(Moment now) {
        return now.clock().isKnown() ? counted(now) : wallAt(now);
    }

    /** The same receipt by a clock that is known by now. */
    Receipt exactly(Moment now) {
        return new Receipt(now.wall(), now.uptime(), latest, interrupted, false);
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
