package dev.pilotlight.cloud.twins;

import dev.pilotlight.twin.Delta;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Edits;
import java.time.Instant;
import java.util.Optional;

/**
 * One shadow of a device. A deleted one keeps its version, so that a recreated shadow goes on
 * counting and no device mistakes new for old. Immutable.
 *
 * @param version counts accepted changes; 0 when there never was one
 * @param present false when there is none, or no longer
 * @param updated the last accepted change, by the cloud's clock
 */
public record Shadow(Section desired, Section reported, long version, boolean present,
        Instant updated) {
    /** A shadow that never was. */
    public static final Shadow NONE = new Shadow(Section.EMPTY, Section.EMPTY, 0, false,
            Instant.EPOCH);

    /**
     * What the device has yet to apply; empty when nothing. Stamps alone are nothing to apply: they
     * come along whole with the properties that they belong to.
     */
    public Doc.Obj delta() {
        Doc.Obj delta = Delta.of(desired.values().without(Edits.META),
                reported.values().without(Edits.META));
        Doc.Obj meta = Doc.Obj.EMPTY;
        Doc.Obj stamps = desired.values().object(Edits.META).orElse(Doc.Obj.EMPTY);
        for (String property : delta.fields().keySet()) {
            Optional<Doc> stamp = stamps.get(property);
            meta = stamp.isPresent() ? meta.with(property, stamp.get()) : meta;
        }
        return meta.isEmpty() ? delta : delta.with(Edits.META, meta);
    }

    /** {@code {"desired":..,"reported":..}} without empty sections. */
    public Doc.Obj state() {
        return pair(desired.values(), reported.values());
    }

    /** The times of {@link #state}, in the same shape. */
    public Doc.Obj metadata() {
        return pair(desired.times(), reported.times());
    }

    Shadow changed(Section newDesired, Section newReported, Instant at) {
        return new Shadow(newDesired, newReported, version + 1, true, at);
    }

    Shadow deleted(Instant at) {
        return new Shadow(Section.EMPTY, Section.EMPTY, version + 1, false, at);
    }

    private static Doc.Obj pair(Doc.Obj desired, Doc.Obj reported) {
        Doc.Obj result = Doc.Obj.EMPTY;
        if (!desired.isEmpty()) {
            result = result.with("desired", desired);
        }
        return reported.isEmpty() ? result : result.with("reported", reported);
    }
}
