package dev.pilotlight.agent.core;

import dev.pilotlight.agent.intent.Wishes;
import dev.pilotlight.schedule.Hold;
import dev.pilotlight.wire.Properties;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The moment at which the clock becomes known: what was asked while it was not is put right. Pure.
 */
final class Clocks {
    private Clocks() {}

    static Thermostat looked(Thermostat state, Moment now, List<Effect> effects) {
        if (!now.clock().isKnown()) {
            return state.with(state.books().clockless(Optional.of(now)));
        }
        Optional<Moment> before = state.books().clockless();
        return before.isEmpty()
                ? state
                : known(state.with(state.books().clockless(Optional.empty())), before.get(), now,
                        effects);
    }

    private static Thermostat known(Thermostat state, Moment before, Moment now,
            List<Effect> effects) {
        Duration step = Duration.between(before.wall().minus(before.uptime()), now.wall().minus(
                now.uptime()));
        Twins moved = bounded(moved(state.twins(), state.wishes(), step, now), state.wishes(),
                now);
        Editing.save(state.twins(), moved, effects);
        Thermostat noted = Recording.event(state.expired(moved), "clock-set",
                "the clock is known, it moved by " + Words.age(step.abs()), now, effects);
        return Syncing.offer(noted, effects);
    }

    /** What was for two hours stays so, whatever the clock showed when it was asked for. */
    private static Twins moved(Twins twins, Wishes wishes, Duration step, Moment now) {
        Optional<Hold> hold = wishes.hold().filter(held -> !held.isPermanent());
        Twins held = hold.isEmpty()
                ? twins
                : twins.moved(Properties.HOLD, Properties.hold(hold.map(one -> one.movedBy(
                        step))), now);
        return wishes.lease().isEmpty()
                ? held
                : held.moved(Properties.LEASE, Properties.lease(wishes.lease().map(one -> one
                        .movedBy(step))), now);
    }

    /** A lease that was taken over without a clock is now seen to be longer than any may be. */
    private static Twins bounded(Twins twins, Wishes wishes, Moment now) {
        return wishes.lease().filter(lease -> Asked.isTooLong(lease.until(), now)).isPresent()
                ? twins.expired(Properties.LEASE, Properties.NONE)
                : twins;
    }
}
