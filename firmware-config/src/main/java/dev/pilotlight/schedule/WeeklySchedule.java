package dev.pilotlight.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
 * Local times follow java.time's rules: in a gap the entry begins at the first valid moment after
 * it; in an overlap at the earlier offset, once. Of two entries at the same moment the one with the
 * greater key holds. Any thread; immutable.
 *
 * @param entries by key, at most {@value #MAX_ENTRIES}; none means that the schedule asks for
 *        nothing
 */
public record WeeklySchedule(ZoneId zone, SortedMap<String, ScheduleEntry> entries) {
    /** So that the twin's document stays within 8 KiB, stamps included. */
    public static final int MAX_ENTRIES = 21;

    private static final int DAYS_SEARCHED = 8;
    /**
     * Local dates near the ends of {@link Instant} do not exist; a clock that says so is wrong
     * anyway.
     */
    private static final Instant FIRST = Instant.parse("-9999-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
    private static final Comparator<Start> BY_TIME = Comparator.comparing(Start::at)
            .thenComparing(Start::key);

    private record Start(Instant at, String key) {}

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
        List<Start> starts = startsAround(wall);
        for (int i = starts.size() - 1; i >= 0; i--) {
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
        return new Slot(entry(start.key()).target(), start.key(), start.at(),
                starts.get(index + 1).at());
    }

    private ScheduleEntry entry(String key) {
        ScheduleEntry entry = entries.get(key);
        if (entry == null) {
            throw new IllegalStateException("no entry " + key);
        }
        return entry;
    }

    /** Every start from eight days before to eight days after, in order, one a moment. */
    private List<Start> startsAround(Instant wall) {
        LocalDate today = LocalDate.ofInstant(wall, zone);
        List<Start> starts = new ArrayList<>();
        for (int day = -DAYS_SEARCHED; day <= DAYS_SEARCHED; day++) {
            addStarts(today.plusDays(day), starts);
        }
        starts.sort(BY_TIME);
        return lastOfEachMoment(starts);
    }

    private void addStarts(LocalDate date, List<Start> starts) {
        entries.forEach((key, entry) -> {
            if (entry.days().contains(date.getDayOfWeek())) {
                starts.add(new Start(date.atTime(entry.at()).atZone(zone).toInstant(), key));
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
