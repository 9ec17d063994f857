package dev.pilotlight.cloud.twins;

import dev.pilotlight.schedule.Hold;
import dev.pilotlight.schedule.Lease;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Fields;
import dev.pilotlight.wire.Properties;
import java.time.Instant;
import java.util.Collections;
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
    private static final long MAX_VERSION = 1L << 52;

    public OperatorEdit {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /**
     * Reads an edit of {@code control}: any of mode, hold and lease. What is asked from afar must
     * end in the future and within seven days (law L4), be it called a lease or a hold.
     */
    public static Decoded<OperatorEdit> control(DeviceId device, Doc.Obj body, String by,
            Instant now) {
        Fields fields = Fields.of(body, "");
        SortedMap<String, Doc> values = new TreeMap<>();
        if (fields.has(Properties.MODE)) {
            values.put(Properties.MODE, Properties
                    .mode(fields.nested(Properties.MODE, Mode.HEAT, Properties::mode)));
        }
        if (fields.has(Properties.HOLD)) {
            values.put(Properties.HOLD, Properties.hold(
                    fields.nested(Properties.HOLD, Optional.empty(), doc -> hold(doc, now))));
        }
        if (fields.has(Properties.LEASE)) {
            values.put(Properties.LEASE, Properties.lease(
                    fields.nested(Properties.LEASE, Optional.empty(), doc -> lease(doc, by, now))));
        }
        OptionalLong version = version(fields);
        if (values.isEmpty() && body.without("version").isEmpty()) {
            fields.wrong("", "changes nothing, want mode, hold or lease");
        }
        return fields.finish(
                () -> new OperatorEdit(device, Properties.CONTROL, values, version, by));
    }

    /** Reads one entry of {@code schedule}. */
    public static Decoded<OperatorEdit> entry(DeviceId device, String key, Doc.Obj body,
            String by) {
        return key(key).then(_ -> Properties.entry(body))
                .map(entry -> scheduled(device, key, Properties.entry(entry), by));
    }

    /** Leaves a tombstone for an entry, so that the deletion merges like any edit. */
    public static Decoded<OperatorEdit> withoutEntry(DeviceId device, String key, String by) {
        return key(key).map(_ -> scheduled(device, key, Properties.DELETED, by));
    }

    /**
     * The edit that sets a property to what lost a merge before; held to the same rules as any other,
     * so that a lease that has ended meanwhile is not set again.
     */
    public static Decoded<OperatorEdit> restoring(DeviceId device, String shadow, String property,
            Doc value, String by, Instant now) {
        if (shadow.equals(Properties.CONTROL)) {
            return control(device, Doc.Obj.of(property, value), by, now);
        }
        return value instanceof Doc.Obj entry
                ? entry(device, property, entry, by)
                : withoutEntry(device, property, by);
    }

    private static Decoded<String> key(String key) {
        return Properties.isEntryKey(key)
                ? Decoded.ok(key)
                : Decoded.malformed("entry", "is " + Fields.shown(Doc.text(key))
                        + ", want 1 to 32 lower case letters, digits or hyphens, no reserved word");
    }

    private static OperatorEdit scheduled(DeviceId device, String key, Doc value, String by) {
        return new OperatorEdit(device, Properties.SCHEDULE, new TreeMap<>(Map.of(key, value)),
                OptionalLong.empty(), by);
    }

    private static Decoded<Optional<Hold>> hold(Doc doc, Instant now) {
        return Properties.hold(doc).then(hold -> {
            if (hold.isEmpty()) {
                return Decoded.ok(hold);
            }
            return hold.get().until().map(until -> bounded(hold, until, now))
                    .orElseGet(() -> Decoded.malformed("until",
                            "is permanent, want an end at most 7 days from now"));
        });
    }

    private static Decoded<Optional<Lease>> lease(Doc doc, String by, Instant now) {
        return Properties.lease(doc).then(lease -> lease.isPresent()
                ? bounded(lease, lease.get().until(), now)
                : Decoded.ok(lease)).map(
                        lease -> lease.map(l -> new Lease(l.target(), l.until(), by)));
    }

    private static <T> Decoded<T> bounded(T wish, Instant until, Instant now) {
        Instant latest = now.plus(Lease.LONGEST);
        return until.isAfter(now) && !until.isAfter(latest)
                ? Decoded.ok(wish)
                : Decoded.malformed("until", "is " + until + ", want after now, " + now
                        + ", and at most 7 days from now, " + latest);
    }

    private static OptionalLong version(Fields fields) {
        return fields.has("version")
                ? OptionalLong.of(fields.whole("version", 0, MAX_VERSION))
                : OptionalLong.empty();
    }
}
