package dev.pilotlight.agent.core;

import dev.pilotlight.agent.intent.Wishes;
import dev.pilotlight.schedule.Hold;
import dev.pilotlight.wire.Properties;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The moment at which the clock becomes known: what was asked while it was not is put right. Pure.
 */
final class Clocks {
    private Clocks() {}

    static Thermostat looked(Thermostat state, Moment now, List<Effect> effects) {
        boolean known = now.clock().isKnown();
        boolean was = !state.books().clockless();
        if (known == was) {
            return state;
        }
        Thermostat noted = state.with(state.books().clockless(!known));
        return known ? known(noted, now, effects) : noted;
    }

    private static Thermostat known(Thermostat state, Moment now, List<Effect> effects) {
        Twins moved = bounded(moved(state, now), state.wishes(), now);
        Editing.save(state.twins(), moved, effects);
        Thermostat exact = state.with(state.books().received(state.books().receipts().exact(
                now)));
        Thermostat noted = Recording.event(exact.expired(moved), "clock-set",
                "the clock is known", now, effects);
        return Syncing.offer(noted, effects);
    }

    /** What was for two hours stays so, whatever the clock showed when it was asked for. */
    private static Twins moved(Thermostat state, Moment now) {
        Wishes wishes = state.wishes();
        Receipts receipts = state.books().receipts();
        Optional<Hold> hold = receipts.hold().flatMap(made -> wishes.hold().filter(held -> !held
                .isPermanent() || held.then().isPresent()).map(held -> moved(held, made, wishes,
                        now)));
        Twins held = hold.isEmpty()
                ? state.twins()
                : state.twins().moved(Properties.HOLD, Properties.hold(hold), now);
        return receipts.lease().isEmpty() || wishes.lease().isEmpty()
                ? held
                : held.moved(Properties.LEASE, Properties.lease(wishes.lease().map(one -> one
                        .movedBy(Duration.between(receipts.lease().get().wallAt(now), now
                                .wall())))),
                        now);
    }

    /** A hold up to the next change gets the change that is known by now. */
    private static Hold moved(Hold hold, Receipt made, Wishes wishes, Moment now) {
        boolean last = hold.then().isEmpty();
        Optional<Instant> change = made.toNextChange() && last
                ? wishes.nextScheduled(made.madeBy(now))
                : Optional.empty();
        Optional<Instant> until = hold.until().map(end -> change.orElseGet(() -> moved(end, made,
                now)));
        return new Hold(hold.goal(), until, hold.from(), hold.then().map(after -> moved(after, made,
                wishes, now)));
    }

    /** An end that was counted from a clock that showed 1970; a real moment stays as it is. */
    private static Instant moved(Instant end, Receipt made, Moment now) {
        return made.isCounted(end)
                ? end.plus(Duration.between(made.wallAt(now), now.wall()))
                : end;
    }

    /** A lease that was taken over without a clock is now seen to be longer than any may be. */
    private static Twins bounded(Twins twins, Wishes wishes, Moment now) {
        return wishes.lease().filter(lease -> Asked.isTooLong(lease.until(), now)).isPresent()
                ? twins.expired(Properties.LEASE, Properties.NONE)
                : twins;
    }
}
