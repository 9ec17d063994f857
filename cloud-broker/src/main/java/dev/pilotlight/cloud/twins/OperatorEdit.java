package dev.pilotlight.cloud.twins;

import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.units.Problem;
import dev.pilotlight.wire.Shown;
import dev.pilotlight.wire.Entries;
import dev.pilotlight.wire.Fields;
import dev.pilotlight.wire.Properties;
import dev.pilotlight.wire.Week;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an operator wants changed in one shadow of one device; valid by construction.
 *
 * @param values new values by property, never empty
 * @param version the shadow version that the operator saw; empty for any
 * @param by signs the edit, such as {@code app:ada}
 */
public record OperatorEdit(DeviceId device, String shadow, SortedMap<String, Doc> values,
        OptionalLong version, String by) {
    private static final String VERSION = "version";
    private static final long MAX_VERSION = 1L << 52;

    public OperatorEdit {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Reads an edit of {@code control}: any of the properties that {@link ControlWish} knows. */
    public static Decoded<OperatorEdit> control(DeviceId device, Doc.Obj body, ControlWish wish) {
        SortedMap<String, Doc> values = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        body.without(VERSION).fields().forEach((property, value) -> {
            Decoded<Doc> read = wish.read(property, value);
            read.toOptional().ifPresent(doc -> values.put(property, doc));
            read.problems().forEach(problem -> problems.add(problem.under(property)));
        });
        Fields fields = Fields.of(Doc.Obj.EMPTY.with(VERSION,
                body.get(VERSION).orElse(Doc.num(0))), "");
        long version = fields.whole(VERSION, 0, MAX_VERSION);
        problems.addAll(fields.finish(() -> version).problems());
        if (body.without(VERSION).isEmpty()) {
            problems.add(new Problem("", "changes nothing, want mode, hold, lease or vacation"));
        }
        OptionalLong seen = body.get(VERSION).isPresent()
                ? OptionalLong.of(version)
                : OptionalLong.empty();
        return problems.isEmpty()
                ? Decoded.ok(new OperatorEdit(device, Properties.CONTROL, values, seen, wish.by()))
                : Decoded.malformed(problems);
    }

    /** Sets the whole week; entries that are not in it are deleted. */
    public static Decoded<OperatorEdit> week(DeviceId device, TwinWeek before,
            SortedMap<String, ScheduleEntry> week, String by) {
        Optional<String> objection = TwinWeek.objection(week);
        if (objection.isPresent()) {
            return Decoded.malformed("entries", objection.get());
        }
        SortedMap<String, Doc> changes = before.becoming(week);
        return changes.isEmpty()
                ? Decoded.malformed("entries", "changes nothing, want a week that differs")
                : Decoded.ok(new OperatorEdit(device, Properties.SCHEDULE, changes,
                        OptionalLong.empty(), by));
    }

    /** Reads one entry of {@code schedule}. */
    public static Decoded<OperatorEdit> entry(DeviceId device, String key, Doc.Obj body,
            String by) {
        return key(key).then(_ -> Entries.entry(body))
                .map(entry -> scheduled(device, key, Entries.entry(entry), by));
    }

    /** Leaves a tombstone for an entry, so that the deletion merges like any edit. */
    public static Decoded<OperatorEdit> withoutEntry(DeviceId device, String key, String by) {
        return key(key).map(_ -> scheduled(device, key, Properties.DELETED, by));
    }

    /**
     * The edit that sets a property to what lost a merge before; held to the same rules as any
     * other, so that a lease that has ended meanwhile is not set again.
     */
    public static Decoded<OperatorEdit> restoring(DeviceId device, String shadow, String property,
            Doc value, ControlWish wish) {
        if (shadow.equals(Properties.CONTROL)) {
            return control(device, Doc.Obj.of(property, value), wish);
        }
        Decoded<?> readable = value instanceof Doc.Obj
                ? Week.entries(property, value)
                : key(property);
        return readable.map(_ -> scheduled(device, property, value, wish.by()));
    }

    private static Decoded<String> key(String key) {
        return Entries.isKey(key)
                ? Decoded.ok(key)
                : Decoded.malformed("entry", "is " + Shown.of(Doc.text(key))
                        + ", want 1 to 32 lower case letters, digits or hyphens, no reserved word");
    }

    private static OperatorEdit scheduled(DeviceId device, String key, Doc value, String by) {
        return new OperatorEdit(device, Properties.SCHEDULE, new TreeMap<>(Map.of(key, value)),
                OptionalLong.empty(), by);
    }
}
