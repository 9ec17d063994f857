package dev.pilotlight.wire;

import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Entries of a week between their typed form and their form on the wire. Every refusal says where
 * and what is wanted.
 */
public final class Entries {
    private static final Pattern ENTRY_KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    private Entries() {}

    /**
     * Whether a schedule entry may have that key: lower case letters, digits, hyphens, at most 32,
     * and no reserved word.
     */
    public static boolean isKey(String key) {
        return ENTRY_KEY.matcher(key).matches() && !key.equals(Properties.ZONE)
                && !key.equals("meta")
                && !key.equals(Properties.SUPERSEDED);
    }

    public static Doc entry(ScheduleEntry entry) {
        String days = words(entry.days());
        Doc.Obj timed = Doc.Obj.of("days", Doc.text(days), "at", Doc.text(entry.at().toString()));
        return Goals.with(entry.utc() ? timed.with("utc", Doc.bool(true)) : timed, entry.goal());
    }

    /**
     * A schedule entry such as {@code {"days":"mon tue","at":"06:30","target":21}} or
     * {@code {"at":"02:00","preset":"eco","utc":true}}; {@code days} may be {@code daily}.
     */
    public static Decoded<ScheduleEntry> entry(Doc doc) {
        Fields fields = Fields.of(doc, "");
        SortedSet<DayOfWeek> days = days(fields);
        LocalTime at = LocalTime.MIDNIGHT;
        if (fields.required("at", "want a local time such as 06:30")) {
            at = fields.parsed("at", at, "a local time such as 06:30", Entries::localTime);
        }
        LocalTime start = at;
        Goal goal = Goals.read(fields);
        boolean utc = fields.bool("utc", false);
        return fields.finish(() -> new ScheduleEntry(days, start, goal, utc));
    }

    static SortedSet<DayOfWeek> days(Fields fields) {
        return fields.parsed("days", new TreeSet<>(Arrays.asList(DayOfWeek.values())),
                "days such as \"mon tue fri\" or \"daily\"", Entries::days);
    }

    /** Days as they are written, such as {@code "mon tue"}. */
    static String words(SortedSet<DayOfWeek> days) {
        return days.stream().map(Entries::word).collect(Collectors.joining(" "));
    }

    /** A week's entries by key, at most {@link WeeklySchedule#MAX_ENTRIES}. */
    public static Decoded<SortedMap<String, ScheduleEntry>> entries(Doc doc) {
        Fields fields = Fields.of(doc, "");
        List<String> keys = new ArrayList<>(fields.keys());
        SortedMap<String, ScheduleEntry> entries = new TreeMap<>();
        if (keys.size() > WeeklySchedule.MAX_ENTRIES) {
            fields.wrong("",
                    "has " + keys.size() + " entries, want at most " + WeeklySchedule.MAX_ENTRIES);
            keys.clear();
        }
        for (String key : keys) {
            if (!isKey(key)) {
                fields.wrong(key,
                        "is no entry's name, want lower case letters, digits and hyphens, at most 32");
            }
            fields.nested(key, Boolean.FALSE, value -> entry(value).map(entry -> {
                entries.put(key, entry);
                return Boolean.TRUE;
            }));
        }
        return fields.finish(() -> entries);
    }

    /** A time of day in whole seconds: a plan of a packed week has no finer ones. */
    static Optional<LocalTime> localTime(String text) {
        try {
            return Optional.of(LocalTime.parse(text))
                    .filter(at -> at.equals(at.truncatedTo(ChronoUnit.SECONDS)));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<SortedSet<DayOfWeek>> days(String text) {
        if (text.equals("daily")) {
            return Optional.of(new TreeSet<>(Arrays.asList(DayOfWeek.values())));
        }
        SortedSet<DayOfWeek> days = new TreeSet<>();
        for (String word : text.strip().split("\\s+", -1)) {
            Optional<DayOfWeek> day = Arrays.stream(DayOfWeek.values())
                    .filter(d -> word(d).equals(word)).findFirst();
            if (day.isEmpty()) {
                return Optional.empty();
            }
            days.add(day.get());
        }
        return Optional.of(days);
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }
}
