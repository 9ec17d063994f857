package dev.pilotlight.agent.core;

import dev.pilotlight.agent.intent.Clockless;
import dev.pilotlight.schedule.Hold;
import dev.pilotlight.schedule.Lease;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Edit;
import dev.pilotlight.wire.Properties;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When the hold, the lease and the vacation that stand reached this device. A clock that jumps ends
 * none of them before it is trusted; without a clock uptime ends what has a length (laws L3 and
 * L4). Immutable.
 */
record Receipts(Optional<Receipt> hold, Optional<Receipt> lease, Optional<Receipt> vacation) {
    static final Receipts NONE = new Receipts(Optional.empty(), Optional.empty(), Optional
            .empty());
    /** Under which the hold's is stored while there is no clock. */
    static final String KEY = "hold-made";
    private static final String WALL = "wall";
    private static final String NEXT = "toNextChange";

    /**
     * Of what was stored before this start. A hold counts on from its full length; a lease of which
     * nobody knows how old it is has no effect without a clock.
     */
    static Receipts recalled(Twins twins, Map<String, Doc> saved, Moment now) {
        Optional<Receipt> known = now.clock().isKnown()
                ? Optional.of(Receipt.exact(now))
                : Optional.empty();
        Optional<Receipt> hold = edit(twins, Properties.HOLD).map(one -> one.stamp()
                .clockTrusted() && now.clock().isKnown()
                        ? Receipt.exact(now)
                        : recalled(one, saved, now));
        return new Receipts(hold, known, known);
    }

    private static Receipt recalled(Edit hold, Map<String, Doc> saved, Moment now) {
        Optional<Doc.Obj> stored = saved.get(KEY) instanceof Doc.Obj object
                ? Optional.of(object)
                : Optional.empty();
        Optional<Instant> made = Receipt.made(hold.stamp()).or(() -> stored.flatMap(one -> one
                .string(WALL)).flatMap(Properties::instant));
        boolean next = stored.flatMap(one -> one.get(NEXT)).filter(Doc.bool(true)::equals)
                .isPresent() && !hold.stamp().clockTrusted();
        return Receipt.recalled(made.orElseGet(() -> dayBeforeItsEnd(hold, now)), next, now);
    }

    private static Instant dayBeforeItsEnd(Edit hold, Moment now) {
        return end(hold).map(end -> end.minus(Receipt.CLOCKLESS)).orElse(now.wall());
    }

    private static Optional<Instant> end(Edit hold) {
        return Properties.hold(hold.value()).toOptional().flatMap(one -> one).flatMap(
                Hold::until);
    }

    private static Optional<Edit> edit(Twins twins, String property) {
        return Optional.ofNullable(twins.control().edits().get(property));
    }

    /** Notes what is new, from wherever it came. */
    Receipts noted(Twins before, Twins after, Moment now) {
        return new Receipts(noted(Properties.HOLD, hold, before, after, now), noted(
                Properties.LEASE, lease, before, after, now),
                noted(Properties.VACATION,
                        vacation, before, after, now));
    }

    private static Optional<Receipt> noted(String property, Optional<Receipt> known,
            Twins before, Twins after, Moment now) {
        Optional<Edit> edit = edit(after, property);
        return edit.equals(edit(before, property))
                ? known
                : edit.map(one -> {
                    Receipt fresh = Receipt.of(one, property.equals(Properties.LEASE)
                            ? Lease.LONGEST
                            : Receipt.CLOCKLESS, now);
                    return known.filter(_ -> interrupts(one)).map(fresh::over).orElse(fresh);
                });
    }

    private static boolean interrupts(Edit edit) {
        return Properties.hold(edit.value()).toOptional().flatMap(one -> one).flatMap(
                Hold::then).isPresent();
    }

    /** The hold came to its end, and what it interrupted stands again. */
    Receipts resumed() {
        return new Receipts(hold.map(Receipt::resumed), lease, vacation);
    }

    /** The hold that was just made ends at a change that nobody can know without a clock. */
    Receipts awaitingChange(boolean is) {
        return new Receipts(hold.map(one -> one.awaitingChange(is)), lease, vacation);
    }

    boolean awaitsChange() {
        return hold.filter(Receipt::toNextChange).isPresent();
    }

    /** The clock became known: from now on everything is counted by it. */
    Receipts exact(Moment now) {
        return new Receipts(exact(hold, now), exact(lease, now), exact(vacation, now));
    }

    private static Optional<Receipt> exact(Optional<Receipt> receipt, Moment now) {
        return Optional.of(receipt.map(one -> one.exactly(now)).orElseGet(() -> Receipt.exact(
                now)));
    }

    void save(List<Effect> effects) {
        hold.ifPresent(one -> effects.add(new Effect.Save(KEY, Doc.Obj.of(WALL, Doc.text(one
                .wall().toString()), NEXT, Doc.bool(one.toNextChange())))));
    }

    /** The time by which a hold is over or not. */
    Instant holdTime(Moment now) {
        return hold.map(one -> one.counted(now)).orElse(now.clock().isKnown()
                ? now.wall()
                : Instant.MAX);
    }

    /** The time by which a hold has come to its end and is replaced by what it leaves. */
    Instant holdEnding(Moment now) {
        return hold.map(one -> one.ending(now)).orElse(now.clock().isKnown()
                ? now.wall()
                : Instant.MIN);
    }

    /** The time by which a lease is over or not. */
    Instant leaseTime(Moment now) {
        return time(lease, now);
    }

    /** The time by which a vacation is over or not; without a clock it is not. */
    Instant vacationTime(Moment now) {
        return now.clock().isKnown() ? time(vacation, now) : Instant.MIN;
    }

    private static Instant time(Optional<Receipt> receipt, Moment now) {
        return receipt.map(one -> one.counted(now)).orElse(now.clock().isKnown()
                ? now.wall()
                : Instant.MIN);
    }

    /** What counts now if the clock is not known. */
    Clockless without(Thermostat state, Moment now) {
        Optional<Hold> stands = state.wishes().hold().flatMap(one -> one.at(holdTime(now)));
        Optional<Instant> holdEnds = stands.flatMap(Hold::until).flatMap(end -> hold.map(one -> now
                .wall().plus(one.left(end, now))));
        Optional<Duration> left = state.wishes().lease().flatMap(one -> lease.map(made -> made
                .left(one.until(), now))).filter(Duration::isPositive);
        return new Clockless(stands, holdEnds, left.map(now.wall()::plus));
    }
}
