package dev.pilotlight.cloud.twins;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Edit;
import dev.pilotlight.twin.Edits;
import dev.pilotlight.twin.IntentMerge;
import dev.pilotlight.twin.IntentMerge.Merged;
import dev.pilotlight.twin.MergePatch;
import dev.pilotlight.twin.Stamp;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What becomes of stamped edits that a writer sends without saying which version it knew: they
 * merge, property by property, with what the cloud holds, by the very merge that the device uses
 * (law L6). So a device that lost its memory, a message that came twice, or a foreign client cannot
 * overwrite an edit that it never saw.
 *
 * @param patch of desired that remains to be applied
 * @param losers edits that lost although made without knowledge of the winner, by property, in the
 *        form {@code {value, by, hlc}}
 */
public record Reconciliation(Doc.Obj patch, Doc.Obj losers) {

    /**
     * The edits of a patch of desired, for control and schedule.
     *
     * @param informed whether the writer said which version it knew, and it is the present one:
     *        then it has seen everything, and its edits stand
     */
    public static Reconciliation of(Doc.Obj desired, Doc.Obj patch, boolean informed) {
        Doc.Obj whole = whole(desired, patch);
        return informed ? new Reconciliation(whole, Doc.Obj.EMPTY) : merged(desired, whole);
    }

    private static Reconciliation merged(Doc.Obj desired, Doc.Obj patch) {
        SortedMap<String, Edit> held = Edits.read(desired);
        SortedMap<String, Edit> offered = Edits.read(MergePatch.apply(desired, patch));
        Doc.Obj rest = patch;
        Doc.Obj stamps = patch.object(Edits.META).orElse(Doc.Obj.EMPTY);
        Doc.Obj losers = Doc.Obj.EMPTY;
        for (String property : stamps(patch).keySet()) {
            Edit own = held.get(property);
            Edit theirs = offered.get(property);
            if (own == null || theirs == null) {
                continue;
            }
            Merged merged = merge(property, own, theirs);
            if (!merged.winner().value().equals(theirs.value())) {
                rest = rest.with(property, merged.winner().value());
            }
            stamps = stamps.with(property, merged.winner().stamp().toDoc());
            if (merged.loser().isPresent()) {
                losers = losers.with(property, loser(merged.loser().get()));
            }
        }
        return new Reconciliation(stamps.isEmpty() ? rest : rest.with(Edits.META, stamps), losers);
    }

    /** The properties that the patch sets with a stamp. */
    private static SortedMap<String, Stamp> stamps(Doc.Obj patch) {
        Doc.Obj meta = patch.object(Edits.META).orElse(Doc.Obj.EMPTY);
        SortedMap<String, Stamp> stamps = new TreeMap<>();
        patch.without(Edits.META).fields().forEach((property, value) -> {
            Optional<Stamp> stamp = meta.object(property).flatMap(Stamp::of);
            if (stamp.isPresent() && !(value instanceof Doc.Null)) {
                stamps.put(property, stamp.get());
            }
        });
        return stamps;
    }

    /**
     * A stamped value is an intent and stands whole: fields that only the old value had are
     * deleted.
     */
    private static Doc.Obj whole(Doc.Obj desired, Doc.Obj patch) {
        Doc.Obj result = patch;
        for (String property : stamps(patch).keySet()) {
            Optional<Doc.Obj> old = desired.object(property);
            Optional<Doc.Obj> wanted = patch.object(property);
            if (old.isPresent() && wanted.isPresent()) {
                result = result.with(property, replacing(old.get(), wanted.get()));
            }
        }
        return result;
    }

    private static Doc.Obj replacing(Doc.Obj old, Doc.Obj wanted) {
        Doc.Obj patch = wanted;
        for (String field : old.fields().keySet()) {
            patch = wanted.get(field).isEmpty() ? patch.with(field, Doc.Null.VALUE) : patch;
        }
        return patch;
    }

    /** Whoever made it on the device is the device, on whichever side the edit is met. */
    private static Merged merge(String property, Edit held, Edit offered) {
        return isDevices(offered) || !isDevices(held)
                ? IntentMerge.merge(property, offered, held)
                : IntentMerge.merge(property, held, offered);
    }

    private static boolean isDevices(Edit edit) {
        return !edit.stamp().by().startsWith("app:");
    }

    private static Doc.Obj loser(Edit edit) {
        return Doc.Obj.of("value", edit.value(), "by", Doc.text(edit.stamp().by()))
                .with("hlc", Doc.text(edit.stamp().hlc().toString()));
    }
}
