package dev.pilotlight.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
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
 * An entry in a gap begins at the first valid moment after it; in an overlap at the earlier offset,
 * once. Of two entries at the same moment the one with the later time of day holds, then the one
 * with the greater key. Any thread; immutable.
 *
 * @param entries by key, at most {@value #MAX_ENTRIES}; none means that the schedule asks for
 *        nothing
 */
public record WeeklySchedule(ZoneId zone, SortedMap<String, ScheduleEntry> entries) {
    /** One each half hour of each day of the week. */
    public static final int MAX_ENTRIES = 336;

    private static final int DAYS_SEARCHED = 8;
    /** A date's starts lie within 14 h before and 12 h after it, wherever its zone is. */
    private static final int DAYS_NEARBY = 2;
    private static final Duration NEAR = Duration.ofHours(24);
    /**
     * Local dates near the ends of {@link Instant} do not exist; a clock that says so is wrong
     * anyway.
     */
    private static final Instant FIRST = Instant.parse("-9999-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
    private static final Comparator<Start> BY_TIME = Comparator.comparing(Start::at)
            .thenComparing(Start::local).thenComparing(Start::key);

    private record Start(Instant at, LocalTime local, String key) {}

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

    /** Only within a day of {@code wall} do the days nearby hold every start, in any zone. */
    private static boolean isNear(Slot slot, Instant wall) {
        return !slot.since().isBefore(wall.minus(NEAR)) && !slot.until().isAfter(wall.plus(NEAR));
    }

    private Optional<Slot> slot(List<Start> starts, Instant wall) {
        for (int i = starts.size() - 2; i >= 0; i--) {
            if (!starts.get(i).at().isAfter(wall)) {
                return Optional.of(slot(starts, i));
            }
        }
        return Optional.empty();
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

    private Slot slot(List<Start> starts, int index) {
        Start start = starts.get(index);
        return new Slot(entry(start.key()).goal(), start.key(), start.at(),
                starts.get(index + 1).at());
    }

    private ScheduleEntry entry(String key) {
        ScheduleEntry entry = entries.get(key);
        if (entry == null) {
            throw new IllegalStateException("no entry " + key);
        }
        return entry;
    }

    /** Every start from so many days before to so many after, in order, one a moment. */
    private List<Start> startsAround(Instant wall, int days) {
        LocalDate today = LocalDate.ofInstant(wall, zone);
        List<Start> starts = new ArrayList<>();
        for (int day = -days; day <= days; day++) {
            addStarts(today.plusDays(day), starts);
        }
        starts.sort(BY_TIME);
        return lastOfEachMoment(starts);
    }

    private void addStarts(LocalDate date, List<Start> starts) {
        entries.forEach((key, entry) -> {
            if (entry.days().contains(date.getDayOfWeek())) {
                ZoneId own = entry.utc() ? ZoneOffset.UTC : zone;
                starts.add(new Start(LocalTimes.instant(date.atTime(entry.at()), own), entry.at(),
                        key));
            }
        });
    }

    private static List<Start> lastOfEachMoment(List<Start> sorted) {
        List<Start> kept = new ArrayList<>();
        for (Start start : sorted) {
            if (!kept.isEmpty() && kept.getLast().at().equals(start.at())) {
                kept.removeLast();
            }
            kept.add(start);
        }
        return kept;
    }
}
