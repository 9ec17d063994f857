package dev.pilotlight.cloud.twins;

import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.twin.Ack;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Entries;
import dev.pilotlight.wire.Properties;
import dev.pilotlight.wire.Week;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The week that a {@code schedule} shadow holds, whichever form it is kept in: one property an
 * entry, or one a group of days ({@link Week}). Pure.
 *
 * @param properties what desired says, and what is reported where desired says nothing
 */
public record TwinWeek(SortedMap<String, Doc> properties) {
    public TwinWeek {
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }

    public static TwinWeek of(Shadow schedule) {
        SortedMap<String, Doc> found = new TreeMap<>();
        schedule.reported().values().fields()
                .forEach((name, value) -> found.put(name, plain(value)));
        found.putAll(schedule.desired().values().fields());
        found.entrySet().removeIf(property -> !(property.getValue() instanceof Doc.Obj)
                || !Entries.isKey(property.getKey()));
        return new TwinWeek(found);
    }

    private static Doc plain(Doc reported) {
        return reported instanceof Doc.Obj object && Ack.isAck(object)
                ? object.get("value").orElse(Doc.Null.VALUE)
                : reported;
    }

    /** All entries; those of a plan are named after it. What cannot be read is left out. */
    public NavigableMap<String, ScheduleEntry> entries() {
        NavigableMap<String, ScheduleEntry> all = new TreeMap<>();
        properties.forEach((name, value) -> Week.entries(name, value).toOptional()
                .ifPresent(all::putAll));
        return all;
    }

    /** Whether single entries can be edited without writing the others anew. */
    public boolean isPlain() {
        return properties.values().stream()
                .noneMatch(value -> value instanceof Doc.Obj object
                        && object.get("plan").isPresent());
    }

    /** Why the twin cannot keep that week; empty when it can. */
    public static Optional<String> objection(SortedMap<String, ScheduleEntry> week) {
        return week.size() > WeeklySchedule.MAX_ENTRIES
                ? Optional.of("has " + week.size() + " entries, want at most "
                        + WeeklySchedule.MAX_ENTRIES)
                : Week.objection(new WeeklySchedule(ZoneOffset.UTC, week));
    }

    /** The properties to set so that the twin holds that week; what is gone leaves a tombstone. */
    public SortedMap<String, Doc> becoming(SortedMap<String, ScheduleEntry> week) {
        SortedMap<String, Doc> wanted = Week
                .properties(new WeeklySchedule(ZoneOffset.UTC, week));
        SortedMap<String, Doc> changes = new TreeMap<>();
        properties.keySet().stream().filter(name -> !wanted.containsKey(name))
                .forEach(name -> changes.put(name, Properties.DELETED));
        for (Map.Entry<String, Doc> property : wanted.entrySet()) {
            if (!property.getValue().equals(properties.get(property.getKey()))) {
                changes.put(property.getKey(), property.getValue());
            }
        }
        return changes;
    }
}
