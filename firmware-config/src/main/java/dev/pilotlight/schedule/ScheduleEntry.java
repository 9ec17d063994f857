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
 * From {@code at} on each of {@code days} the goal is {@code goal}, until the next entry.
 *
 * @param utc whether days and time are those of UTC, such as a tariff's, and not of the schedule's
 *        zone
 */
public record ScheduleEntry(SortedSet<DayOfWeek> days, LocalTime at, Goal goal, boolean utc) {

    public ScheduleEntry {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("has no day, want at least one");
        }
        days = Collections.unmodifiableSortedSet(new TreeSet<>(days));
    }

    /** In the schedule's zone. */
    public ScheduleEntry(SortedSet<DayOfWeek> days, LocalTime at, Temperature target) {
        this(days, at, Goal.of(target), false);
    }

    public static ScheduleEntry daily(LocalTime at, Temperature target) {
        return on(EnumSet.allOf(DayOfWeek.class), at, target);
    }

    public static ScheduleEntry on(Set<DayOfWeek> days, LocalTime at, Temperature target) {
        return new ScheduleEntry(new TreeSet<>(days), at, target);
    }

    /** Its target while heating, presets as they come: for who simulates and has no owner. */
    public Temperature target() {
        return Presets.DEFAULTS.scheduled(goal, Mode.HEAT);
    }

    /** The same, for a preset. */
    public ScheduleEntry with(Goal other) {
        return new ScheduleEntry(days, at, other, utc);
    }

    /** The same days and time, but of UTC. */
    public ScheduleEntry pinnedToUtc() {
        return new ScheduleEntry(days, at, goal, true);
    }
}
