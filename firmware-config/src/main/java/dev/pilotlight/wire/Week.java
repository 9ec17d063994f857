package dev.pilotlight.wire;

import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Temperature;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A week's entries as properties of the shadow {@code schedule}, whose document has 8 KiB.
 *
 * <p>
 * Up to {@value #SINGLES} entries are one property each, so that two people's edits merge entry by
 * entry (law L6). A fuller week is written denser: all entries of the same days in one property,
 * {@code "plan-67":{"days":"sat sun","plan":"08:00 21, 23:00 sleep, 02:00z 18"}} (z: UTC), a third
 * of the size or less; such a week merges days by days. Readers take both, mixed too.
 */
public final class Week {
    /** Entries that are written as properties of their own. */
    public static final int SINGLES = 21;
    /** Bytes of the shadow's document that a week may take: the rest is for edits that lost. */
    public static final int MAX_BYTES = 7_000;

    /** A property's stamp, acknowledgement and punctuation, as they are written. */
    private static final int STAMP_AND_ACK = 140;
    private static final String PLAN = "plan";
    private static final String WANTED = "changes such as \"06:30 21, 22:30 sleep, 02:00z 18\"";
    private static final Pattern STEP = Pattern
            .compile("(\\d{2}:\\d{2}(?::\\d{2})?)(z?) ([a-z]{3,8}|\\d{1,2}(?:\\.\\d{1,3})?)");

    private record Span(SortedSet<DayOfWeek> days, String key) {}

    private Week() {}

    /** The properties of a week's entries. */
    public static SortedMap<String, Doc> properties(WeeklySchedule week) {
        SortedMap<String, Doc> properties = new TreeMap<>();
        if (week.entries().size() <= SINGLES) {
            week.entries().forEach((key, entry) -> properties.put(key, Entries.entry(entry)));
        } else {
            byDays(week).forEach((key, entries) -> properties.put(key, plan(entries)));
        }
        return properties;
    }

    /**
     * What is wrong with a week that somebody asks for: entries that begin at one moment, or too
     * many for a twin; empty when nothing is.
     */
    public static Optional<String> objection(WeeklySchedule week) {
        return EntryClashes.sentence(week).or(() -> tooLarge(week));
    }

    /** Why a week has no room in a twin; empty when it has. */
    public static Optional<String> tooLarge(WeeklySchedule week) {
        int bytes = 0;
        for (Map.Entry<String, Doc> property : properties(week).entrySet()) {
            bytes += 3 * property.getKey().length() + 2 * Codec.write(property.getValue()).length
                    + STAMP_AND_ACK;
        }
        return bytes <= MAX_BYTES
                ? Optional.empty()
                : Optional.of("takes " + bytes + " bytes of the twin, want at most " + MAX_BYTES
                        + ": give days that are alike the same entries");
    }

    /**
     * The entries that one property holds: one under its own name, or those of a plan, named after
     * it, such as {@code plan-67-0800}.
     */
    public static Decoded<SortedMap<String, ScheduleEntry>> entries(String property, Doc value) {
        if (value instanceof Doc.Obj object && object.get(PLAN).isPresent()) {
            return plan(property, object);
        }
        return Entries.entry(value).map(entry -> new TreeMap<>(Map.of(property, entry)));
    }

    private static SortedMap<String, List<ScheduleEntry>> byDays(WeeklySchedule week) {
        SortedMap<String, List<ScheduleEntry>> grouped = new TreeMap<>();
        EntryClashes.decided(week).forEach(entry -> grouped.computeIfAbsent(name(entry.days()),
                _ -> new ArrayList<>()).add(entry));
        return grouped;
    }

    private static String name(SortedSet<DayOfWeek> days) {
        StringBuilder name = new StringBuilder("plan-");
        days.forEach(day -> name.append(day.getValue()));
        return name.toString();
    }

    private static Doc plan(List<ScheduleEntry> entries) {
        SortedMap<String, ScheduleEntry> steps = new TreeMap<>();
        entries.forEach(entry -> steps.put(entry.at() + (entry.utc() ? "z" : ""), entry));
        List<String> words = steps.entrySet().stream()
                .map(step -> step.getKey() + " " + word(step.getValue().goal())).toList();
        return Doc.Obj.of("days", Doc.text(Entries.words(entries.getFirst().days())), PLAN, Doc
                .text(String.join(", ", words)));
    }

    private static String word(Goal goal) {
        return switch (goal) {
            case Goal.Exact(Temperature target) -> target.decimal().toPlainString();
            case Goal.Named(Preset preset) -> preset.word();
        };
    }

    private static Decoded<SortedMap<String, ScheduleEntry>> plan(String property, Doc.Obj value) {
        Fields fields = Fields.of(value, "");
        SortedSet<DayOfWeek> days = Entries.days(fields);
        Span span = new Span(days, property);
        SortedMap<String, ScheduleEntry> steps = fields.parsed(PLAN, new TreeMap<>(), WANTED,
                text -> steps(span, text));
        if (steps.size() > WeeklySchedule.MAX_ENTRIES) {
            fields.wrong(PLAN, "has " + steps.size() + " changes, want at most "
                    + WeeklySchedule.MAX_ENTRIES);
        }
        return fields.finish(() -> steps);
    }

    private static Optional<SortedMap<String, ScheduleEntry>> steps(Span span, String text) {
        SortedMap<String, ScheduleEntry> steps = new TreeMap<>();
        for (String step : text.strip().split("\\s*,\\s*", -1)) {
            Matcher form = STEP.matcher(step);
            Optional<LocalTime> at = form.matches()
                    ? Entries.localTime(form.group(1))
                    : Optional.empty();
            Optional<Goal> goal = at.flatMap(_ -> goal(form.group(3)));
            if (goal.isEmpty()) {
                return Optional.empty();
            }
            String utc = form.group(2);
            steps.put(key(span, at.get(), utc), new ScheduleEntry(span.days(), at.get(), goal
                    .get(), !utc.isEmpty()));
        }
        return Optional.of(steps);
    }

    private static String key(Span span, LocalTime at, String utc) {
        String key = span.key() + "-" + at.toString().replace(":", "") + utc;
        return key.substring(Math.max(0, key.length() - 32)).replaceFirst("^-+", "");
    }

    private static Optional<Goal> goal(String word) {
        if (!Character.isDigit(word.charAt(0))) {
            return Preset.parse(word).map(Goal::of);
        }
        Temperature target = Temperature.ofCelsius(new BigDecimal(word));
        boolean fits = !target.isBelow(Properties.LOWEST_TARGET)
                && !target.isAbove(Properties.HIGHEST_TARGET);
        return fits ? Optional.of(Goal.of(target)) : Optional.empty();
    }
}
