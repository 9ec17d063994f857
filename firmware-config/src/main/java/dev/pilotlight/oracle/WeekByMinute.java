package dev.pilotlight.oracle;

import dev.pilotlight.schedule.ScheduleEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A week read minute by minute. From one minute to the next the clock on the wall goes on by one,
 * leaps over a gap, or goes back. An entry begins in the minute in which the clock comes to show
 * its day and time, or leaps over it, unless the clock has shown it before.
 */
final class WeekByMinute {
    /** Every entry begins within that time, before any moment and after it. */
    private static final int MINUTES_SEARCHED = 9 * 24 * 60;
    /** No clock was ever set back by more. */
    private static final int MINUTES_SET_BACK = 25 * 60;
    /** No clock is farther from UTC. */
    private static final Duration FROM_UTC = Duration.ofHours(19);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** The later date and time on the clock wins, then that clock's own, then the greater key. */
    private static final Comparator<Beginning> LATER_WINS = Comparator.comparing(Beginning::shown)
            .thenComparingInt(beginning -> beginning.byUtc() ? 0 : 1)
            .thenComparing(Beginning::key);

    private final ZoneId zone;
    private final SortedMap<String, ScheduleEntry> entries;

    WeekByMinute(ZoneId zone, SortedMap<String, ScheduleEntry> entries) {
        this.zone = zone;
        this.entries = entries;
    }

    /**
     * An entry begins.
     *
     * @param shown its date and time on the clock on the wall
     * @param byUtc whether it was said in UTC
     */
    record Beginning(Instant at, LocalDateTime shown, boolean byUtc, String key) {}

    /** The one that holds at {@code moment}. */
    Optional<Beginning> lastUpTo(Instant moment) {
        Instant minute = moment.truncatedTo(ChronoUnit.MINUTES);
        for (int i = 0; i < MINUTES_SEARCHED; i++, minute = minute.minus(MINUTE)) {
            Optional<Beginning> beginning = at(minute);
            if (beginning.isPresent()) {
                return beginning;
            }
        }
        return Optional.empty();
    }

    /** The one that ends what holds at {@code moment}. */
    Optional<Beginning> firstAfter(Instant moment) {
        Instant minute = moment.truncatedTo(ChronoUnit.MINUTES).plus(MINUTE);
        for (int i = 0; i < MINUTES_SEARCHED; i++, minute = minute.plus(MINUTE)) {
            Optional<Beginning> beginning = at(minute);
            if (beginning.isPresent()) {
                return beginning;
            }
        }
        return Optional.empty();
    }

    /** When the clock in {@code zone} shows {@code local} for the first time, or leaps over it. */
    static Instant firstShown(LocalDateTime local, ZoneId zone) {
        Instant moment = local.toInstant(ZoneOffset.UTC).minus(FROM_UTC);
        while (shown(moment, zone).isBefore(local)) {
            moment = moment.plus(MINUTE);
        }
        return moment;
    }

    private Optional<Beginning> at(Instant minute) {
        LocalDateTime before = shown(minute.minus(MINUTE), zone);
        LocalDateTime now = shown(minute, zone);
        List<Beginning> beginnings = new ArrayList<>();
        entries.forEach((key, entry) -> (entry.utc()
                ? utc(entry, minute).map(_ -> now)
                : local(entry, before, now, minute)).ifPresent(
                        shown -> beginnings.add(new Beginning(minute, shown, entry.utc(), key))));
        return beginnings.stream().max(LATER_WINS);
    }

    private Optional<LocalDateTime> local(ScheduleEntry entry, LocalDateTime before,
            LocalDateTime now, Instant minute) {
        return passed(entry, before, now).filter(local -> !wasShown(local, minute));
    }

    private static Optional<LocalDateTime> utc(ScheduleEntry entry, Instant minute) {
        return passed(entry, shown(minute.minus(MINUTE), ZoneOffset.UTC), shown(minute,
                ZoneOffset.UTC));
    }

    /** The last of the entry's dates and times after {@code before}, up to {@code now}. */
    private static Optional<LocalDateTime> passed(ScheduleEntry entry, LocalDateTime before,
            LocalDateTime now) {
        for (LocalDate date = now.toLocalDate(); !date.isBefore(before.toLocalDate()); date = date
                .minusDays(1)) {
            LocalDateTime local = date.atTime(entry.at());
            if (local.isAfter(before) && !local.isAfter(now) && entry.days().contains(date
                    .getDayOfWeek())) {
                return Optional.of(local);
            }
        }
        return Optional.empty();
    }

    private boolean wasShown(LocalDateTime local, Instant minute) {
        for (int back = 1; back <= MINUTES_SET_BACK; back++) {
            if (!shown(minute.minusSeconds(60L * back), zone).isBefore(local)) {
                return true;
            }
        }
        return false;
    }

    private static LocalDateTime shown(Instant moment, ZoneId zone) {
        return LocalDateTime.ofInstant(moment, zone);
    }
}
