package dev.pilotlight.agent.intent;

import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.WeeklySchedule;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How people call the days of a schedule entry. */
final class DayWords {
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.complementOf(EnumSet.copyOf(WEEKEND));

    private DayWords() {}

    /** "daily", "weekday", "weekend", a day's name, or the entry's own key. */
    static String of(WeeklySchedule schedule, String key) {
        ScheduleEntry entry = schedule.entries().get(key);
        if (entry == null) {
            return key;
        }
        Set<DayOfWeek> days = entry.days();
        if (days.size() == 7) {
            return "daily";
        }
        if (days.equals(WEEKDAYS)) {
            return "weekday";
        }
        if (days.equals(WEEKEND)) {
            return "weekend";
        }
        return days.size() == 1
                ? entry.days().first().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                : key;
    }
}
