package dev.pilotlight.agent;

import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Degrees;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Entries;
import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A week as lines of text. */
final class WeekWords {
    private static final Comparator<Map.Entry<String, ScheduleEntry>> BY_DAY = Comparator
            .comparing((Map.Entry<String, ScheduleEntry> one) -> one.getValue().days().first())
            .thenComparingInt(one -> one.getValue().days().size())
            .thenComparing(one -> days(one.getValue())).thenComparing(one -> one.getValue().at());

    private WeekWords() {}

    /** The week in what {@code /api/v1/state} told. */
    static String of(Doc.Obj state) {
        Doc.Obj week = state.object("schedule").orElse(Doc.Obj.EMPTY);
        Degrees unit = state.object("settings").flatMap(settings -> settings.string("unit"))
                .flatMap(Degrees::parse).orElse(Degrees.CELSIUS);
        SortedMap<String, ScheduleEntry> entries = new TreeMap<>();
        week.object("entries").orElse(Doc.Obj.EMPTY).fields().forEach((key, value) -> Entries
                .entry(value).toOptional().ifPresent(entry -> entries.put(key, entry)));
        List<String> lines = entries.entrySet().stream().sorted(BY_DAY)
                .map(one -> line(one.getKey(), one.getValue(), unit)).toList();
        return "times in " + week.string("zone").orElse("UTC") + "\n" + (lines.isEmpty()
                ? "no entries: the safe default holds"
                : String.join("\n", lines));
    }

    /** A name for an entry that has none, such as {@code mon-tue-0630}. */
    static String key(ScheduleEntry entry) {
        String days = entry.days().size() == 7
                ? "daily"
                : entry.days().stream().map(day -> Integer.toString(day.getValue())).collect(
                        Collectors.joining("", "days-", ""));
        return days + "-" + entry.at().toString().replace(":", "") + (entry.utc() ? "z" : "");
    }

    private static String line(String key, ScheduleEntry entry, Degrees unit) {
        String at = entry.at() + (entry.utc() ? " UTC" : "");
        return "%-28s %-9s %-9s %s".formatted(days(entry), at, goal(entry.goal(), unit), key);
    }

    private static String days(ScheduleEntry entry) {
        return entry.days().size() == 7
                ? "daily"
                : entry.days().stream().map(WeekWords::word).collect(Collectors.joining(" "));
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static String goal(Goal goal, Degrees unit) {
        return switch (goal) {
            case Goal.Exact(Temperature target) -> unit.shown(target);
            case Goal.Named(Preset preset) -> preset.word();
        };
    }
}
