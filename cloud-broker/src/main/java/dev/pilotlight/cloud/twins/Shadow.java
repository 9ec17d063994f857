package dev.pilotlight.cloud.twins;

import dev.pilotlight.twin.Delta;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Edits;
import dev.pilotlight.twin.MergePatch;
import dev.pilotlight.wire.Properties;
import java.time.Instant;
import java.util.Optional;

/**
 * One shadow of a device. A deleted one keeps its version, so that a recreated shadow goes on
 * counting and no device mistakes new for old. Immutable.
 *
 * @param version counts accepted changes; 0 when there never was one
 * @param present false when there is none, or no longer
 * @param updated the last accepted change, by the cloud's clock
 * @param losers edits that lost a merge on this side, {@code {value, by, hlc}} by property, until
 *        they are restored or the property is edited again
 */
public record Shadow(Section desired, Section reported, long version, boolean present,
        Instant updated, Doc.Obj losers) {
    /** A shadow that never was. */
    public static final Shadow NONE = new Shadow(Section.EMPTY, Section.EMPTY, 0, false,
            Instant.EPOCH, Doc.Obj.EMPTY);

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
        return new Shadow(newDesired, newReported, version + 1, true, at, losers);
    }

    Shadow deleted(Instant at) {
        return new Shadow(Section.EMPTY, Section.EMPTY, version + 1, false, at, losers);
    }

    /** With nothing in it; its version counts on, so that no device takes it for an older one. */
    public Shadow erased(Instant at) {
        return new Shadow(Section.EMPTY, Section.EMPTY, version + 1, false, at, Doc.Obj.EMPTY);
    }

    /** With these losers beside those that are kept already. */
    public Shadow losing(Doc.Obj more) {
        return new Shadow(desired, reported, version, present, updated,
                MergePatch.apply(losers, more));
    }

    /** After somebody edited the property who could see what had lost. */
    public Shadow settled(String property) {
        return new Shadow(desired, reported, version, present, updated, losers.without(property));
    }

    /** The value that lost a merge, on either side, and may be restored. */
    public Optional<Doc> loser(String property) {
        Optional<Doc.Obj> there = reported.values().object(Properties.SUPERSEDED)
                .flatMap(lost -> lost.object(property));
        return losers.object(property).or(() -> there).flatMap(lost -> lost.get("value"));
    }

    private static Doc.Obj pair(Doc.Obj desired, Doc.Obj reported) {
        Doc.Obj result = Doc.Obj.EMPTY;
        if (!desired.isEmpty()) {
            result = result.with("desired", desired);
        }
        return reported.isEmpty() ? result : result.with("reported", reported);
    }
}
