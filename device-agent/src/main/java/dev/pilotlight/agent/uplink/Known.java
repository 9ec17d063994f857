package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.sync.Offer;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Edits;
import dev.pilotlight.twin.MergePatch;
import dev.pilotlight.wire.ShadowState;

/**
 * What a shadow document is known to hold. A cloud that merges an update field by field, as AWS
 * does, would keep the preset of an old hold in a new one: what went is sent as null. Immutable.
 */
record Known(Doc.Obj desired, Doc.Obj reported) {
    static final Known NOTHING = new Known(Doc.Obj.EMPTY, Doc.Obj.EMPTY);

    static Known of(ShadowState state) {
        return new Known(state.desired(), state.reported());
    }

    /** The same offer, which also deletes what is no part of its values any more. */
    Offer whole(Offer offer) {
        return new Offer(offer.shadow(), offer.desired().map(this::whole), MergePatch.replacing(
                reported, offer.reported()), offer.version());
    }

    /** The stamps of other properties stay: without its stamp an edit would lose against any. */
    private Doc.Obj whole(Doc.Obj wanted) {
        Doc.Obj patch = MergePatch.replacing(desired, wanted);
        return wanted.object(Edits.META).map(stamps -> patch.with(Edits.META, MergePatch.replacing(
                desired.object(Edits.META).orElse(Doc.Obj.EMPTY), stamps))).orElse(patch);
    }

    /** After the cloud accepted that. */
    Known after(Offer offer) {
        return new Known(offer.desired().map(patch -> MergePatch.apply(desired, patch))
                .orElse(desired), MergePatch.apply(reported, offer.reported()));
    }
}
