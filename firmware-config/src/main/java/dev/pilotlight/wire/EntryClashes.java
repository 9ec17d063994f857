package dev.pilotlight.wire;

import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.WeeklySchedule;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Entries that begin at the same time of the same day. Nobody means that, so it is refused; where
 * two people's edits made it, the entry with the greater key holds.
 */
final class EntryClashes {
    private EntryClashes() {}

    private record Beginning(DayOfWeek day, LocalTime at, boolean utc) {}

    /** The first two entries that begin together, as a sentence. */
    static Optional<String> sentence(WeeklySchedule week) {
        Map<Beginning, String> keys = new HashMap<>();
        for (Map.Entry<String, ScheduleEntry> one : week.entries().entrySet()) {
            for (Beginning beginning : beginnings(one.getValue())) {
                String other = keys.put(beginning, one.getKey());
                if (other != null) {
                    return Optional.of("has " + other + " and " + one.getKey()
                            + ", which both begin"
                            + " at " + beginning.at() + (beginning.utc() ? " UTC" : "") + " on "
                            + Entries.words(new TreeSet<>(List.of(beginning.day())))
                            + ", want one entry for one moment");
                }
            }
        }
        return Optional.empty();
    }

    /** The entries with the days on which they hold; one that never does is left out. */
    static List<ScheduleEntry> decided(WeeklySchedule week) {
        Map<Beginning, String> winners = new HashMap<>();
        week.entries().forEach((key, entry) -> beginnings(entry).forEach(
                beginning -> winners.put(beginning, key)));
        List<ScheduleEntry> decided = new ArrayList<>();
        week.entries().forEach((key, entry) -> {
            SortedSet<DayOfWeek> days = new TreeSet<>(entry.days());
            days.removeIf(day -> !key.equals(winners.get(new Beginning(day, entry.at(), entry
                    .utc()))));
            if (!days.isEmpty()) {
                decided.add(new ScheduleEntry(days, entry.at(), entry.goal(), entry.utc()));
            }
        });
        return decided;
    }

    private static List<Beginning> beginnings(ScheduleEntry entry) {
        return entry.days().stream().map(day -> new Beginning(day, entry.at(), entry.utc()))
                .toList();
    }
}
