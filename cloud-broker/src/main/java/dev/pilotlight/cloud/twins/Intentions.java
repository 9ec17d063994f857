package dev.pilotlight.cloud.twins;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Edit;
import dev.pilotlight.twin.Edits;
import dev.pilotlight.twin.Hlc;
import dev.pilotlight.twin.HybridClock;
import dev.pilotlight.twin.MergePatch;
import dev.pilotlight.twin.Stamp;
import dev.pilotlight.twin.VersionVector;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;

/**
 * Edits of desired with the stamps that law L6 merges by. The clock behind them is the cloud's,
 * which counts as trusted.
 */
public final class Intentions {
    private Intentions() {}

    /**
     * The merge patch for desired with which an operator sets these properties, each stamped as an
     * edit that knew all that the shadow holds. A property's old value is replaced whole.
     *
     * @param by who edits, such as {@code app:ada}
     */
    public static Doc.Obj edit(Shadow shadow, SortedMap<String, Doc> values, String by,
            Instant wall) {
        Doc.Obj before = shadow.desired().values();
        Doc.Obj meta = before.object(Edits.META).orElse(Doc.Obj.EMPTY);
        Doc.Obj after = before;
        for (Map.Entry<String, Doc> value : values.entrySet()) {
            Stamp stamp = new Stamp(known(shadow, value.getKey()).plusCloud(),
                    tick(shadow, wall), by, true);
            after = after.with(value.getKey(), value.getValue());
            meta = meta.with(value.getKey(), stamp.toDoc());
        }
        return MergePatch.diff(before, after.with(Edits.META, meta));
    }

    /**
     * A patch of desired from a client that knows nothing of stamps, with stamps for the properties
     * that lack one: edits that knew nothing of the device's, so that they merge as concurrent.
     */
    public static Doc.Obj stamped(Shadow shadow, Doc.Obj patch, String by, Instant wall) {
        Doc.Obj given = patch.object(Edits.META).orElse(Doc.Obj.EMPTY);
        Doc.Obj meta = given;
        for (Map.Entry<String, Doc> value : patch.without(Edits.META).fields().entrySet()) {
            if (!(value.getValue() instanceof Doc.Null)
                    && given.object(value.getKey()).flatMap(Stamp::of).isEmpty()) {
                long cloud = known(shadow, value.getKey()).cloud();
                Stamp stamp = new Stamp(new VersionVector(0, cloud + 1), tick(shadow, wall), by,
                        true);
                meta = meta.with(value.getKey(), stamp.toDoc());
            }
        }
        return meta.equals(given) ? patch : patch.with(Edits.META, meta);
    }

    /** All edits of the property that either section of the shadow tells of. */
    private static VersionVector known(Shadow shadow, String property) {
        return base(shadow.desired().values(), property)
                .max(base(shadow.reported().values(), property));
    }

    private static VersionVector base(Doc.Obj section, String property) {
        return section.object(Edits.META).flatMap(meta -> meta.object(property))
                .flatMap(Stamp::of).map(Stamp::base).orElse(VersionVector.ZERO);
    }

    /** Later than every stamp of desired, as far as the skew guard lets them count. */
    private static Hlc tick(Shadow shadow, Instant wall) {
        HybridClock clock = new HybridClock(Hlc.ZERO);
        for (Edit edit : Edits.read(shadow.desired().values()).values()) {
            clock = clock.receive(edit.stamp().hlc(), wall);
        }
        return clock.tick(wall).last();
    }
}
