package dev.pilotlight.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A week of targets in one time zone. Entries are keyed, not listed, so that two people's edits
 * merge entry by entry (law L6).
 *
 * <p>
 * An entry begins when the clock on the wall, in the entry's own zone, shows its day and time. A
 * time in a gap begins at the gap's end, once; a time that comes twice begins at the first. Of
 * starts at one moment the later local date and time holds, then what was said in local time, then
 * the greater key; the local date and time of a UTC entry is what the clock in the schedule's zone
 * shows at that moment. Any thread; immutable.
 *
 * @param entries by key, at most {@value #MAX_ENTRIES}; none means that the schedule asks for
 *        nothing
 */
public record WeeklySchedule(ZoneId zone, SortedMap<String, ScheduleEntry> entries) {
    /** One each half hour of each day of the week. */
    public static final int MAX_ENTRIES = 336;

    /** Every entry begins at least once within so many dates before and after, UTC ones too. */
    private static final int DAYS_SEARCHED = 9;
    /** So many dates before and after hold every start of {@link #NEAR}, in any zone. */
    private static final int DAYS_NEARBY = 2;
    private static final Duration NEAR = Duration.ofHours(24);
    /**
     * Local dates near the ends of {@link Instant} do not exist; a clock that says so is wrong
     * anyway.
     */
    private static final Instant FIRST = Instant.parse("-9999-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
    private static final Comparator<Start> BY_TIME = Comparator.comparing(Start::at)
            .thenComparing(Start::local).thenComparing(Start::utc, Comparator.reverseOrder())
            .thenComparing(Start::key);

    private record Start(Instant at, LocalDateTime local, boolean utc, String key) {}

    public WeeklySchedule {
        if (entries.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException(
                    "has " + entries.size() + " entries, want at most " + MAX_ENTRIES);
        }
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    public static WeeklySchedule of(ZoneId zone, Map<String, ScheduleEntry> entries) {
        return new WeeklySchedule(zone, new TreeMap<>(entries));
    }

    /**
     * What holds at {@code wall}; empty when there are no entries, or in a year that no calendar of
     * ours knows.
     */
    public Optional<Slot> at(Instant wall) {
        if (wall.isBefore(FIRST) || wall.isAfter(LAST)) {
            return Optional.empty();
        }
        return slot(startsAround(wall, DAYS_NEARBY), wall)
                .filter(slot -> isNear(slot, wall))
                .or(() -> slot(startsAround(wall, DAYS_SEARCHED), wall));
    }

    /** Beyond that the dates nearby may lack a start that is nearer than the ones they have. */
    private static boolean isNear(Slot slot, Instant wall) {
        return !slot.since().isBefore(wall.minus(NEAR)) && !slot.until().isAfter(wall.plus(NEAR));
    }

    /** From the last start up to {@code wall} to the first after it; empty if either is missing. */
    private Optional<Slot> slot(List<Start> starts, Instant wall) {
        Optional<Start> last = starts.stream().filter(start -> !start.at().isAfter(wall))
                .max(BY_TIME);
        Optional<Instant> next = starts.stream().map(Start::at).filter(at -> at.isAfter(wall))
                .min(Comparator.naturalOrder());
        return last.flatMap(now -> next.map(until -> slot(now, until)));
    }

    private Slot slot(Start start, Instant until) {
        return new Slot(entry(start.key()).goal(), start.key(), start.at(), until);
    }

    /** The slot that follows the one at {@code wall}; empty when there are no entries. */
    public Optional<Slot> nextAfter(Instant wall) {
        return at(wall).flatMap(now -> at(now.until()));
    }

    public WeeklySchedule with(String key, ScheduleEntry entry) {
        SortedMap<String, ScheduleEntry> changed = new TreeMap<>(entries);
        changed.put(key, entry);
        return new WeeklySchedule(zone, changed);
    }

    public WeeklySchedule without(String key) {
        SortedMap<String, ScheduleEntry> changed = new TreeMap<>(entries);
        changed.remove(key);
        return new WeeklySchedule(zone, changed);
    }

    private ScheduleEntry entry(String key) {
        ScheduleEntry entry = entries.get(key);
        if (entry == null) {
            throw new IllegalStateException("no entry " + key);
        }
        return entry;
    }

    /** Every start on so many dates before and after that of {@code wall}, in no order. */
    private List<Start> startsAround(Instant wall, int days) {
        LocalDate today = LocalDate.ofInstant(wall, zone);
        List<Start> starts = new ArrayList<>();
        for (int day = -days; day <= days; day++) {
            addStarts(today.plusDays(day), starts);
        }
        return starts;
    }

    private void addStarts(LocalDate date, List<Start> starts) {
        entries.forEach((key, entry) -> {
            if (entry.days().contains(date.getDayOfWeek())) {
                starts.add(start(key, date.atTime(entry.at()), entry.utc()));
            }
        });
    }

    private Start start(String key, LocalDateTime written, boolean utc) {
        if (utc) {
            Instant at = written.toInstant(ZoneOffset.UTC);
            return new Start(at, LocalDateTime.ofInstant(at, zone), true, key);
        }
        return new Start(LocalTimes.instant(written, zone), written, false, key);
    }
}
