package dev.pilotlight.schedule;

import dev.pilotlight.units.Temperature;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * From {@code at}, local time, on each of {@code days} the target is {@code target}, until the next
 * entry.
 */
public record ScheduleEntry(SortedSet<DayOfWeek> days, LocalTime at, Temperature target) {

    public ScheduleEntry {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("has no day, want at least one");
        }
        days = Collections.unmodifiableSortedSet(new TreeSet<>(days));
    }

    public static ScheduleEntry daily(LocalTime at, Temperature target) {
        return on(EnumSet.allOf(DayOfWeek.class), at, target);
    }

    public static ScheduleEntry on(Set<DayOfWeek> days, LocalTime at, Temperature target) {
        return new ScheduleEntry(new TreeSet<>(days), at, target);
    }
}
