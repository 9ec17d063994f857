package dev.pilotlight.agent.core;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.intent.Aim;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Properties;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One control decision. Pure; the hot path of a simulation, so it makes little garbage. */
final class Ticking {
    /** Under which the controller's memory is stored. */
    static final String LEARNED = "learned";

    private Ticking() {}

    static Thermostat tick(Thermostat state, Outputs readBack, Moment now, List<Effect> effects) {
        Thermostat current = expire(Clocks.looked(state, now, effects), now, effects);
        Thermostat compared = Alarms.compared(current, readBack);
        Thermostat watched = Alarms.told(decide(compared, now, effects), now, effects);
        boolean due = now.uptime().compareTo(watched.books().counters().nextPoint()) >= 0;
        Thermostat told = due ? Recording.point(watched, now, effects) : watched;
        return told.calmed(Calm.after(told, now));
    }

    /** Lets the controller propose and the supervisor decide, and drives the relays. */
    static Thermostat decide(Thermostat state, Moment now, List<Effect> effects) {
        return Deciding.decide(aim(state, now), now, effects);
    }

    static Thermostat revisedIf(Thermostat state, boolean changed) {
        return changed ? state.revised() : state;
    }

    /** The same, aiming at what is wanted now. */
    static Thermostat aim(Thermostat state, Moment now) {
        if (state.governing().isAimed(now)) {
            return state;
        }
        boolean known = now.clock().isKnown();
        Optional<Instant> wall = known ? Optional.of(now.wall()) : Optional.empty();
        Receipts receipts = state.books().receipts();
        Duration ahead = known
                ? Duration.between(receipts.holdTime(now), now.wall())
                : Duration.ZERO;
        Aim aim = state.wishes().aim(wall, ahead, receipts.without(state, now));
        Thermostat next = state.with(state.governing().aimed(aim, now.wall(), known));
        return revisedIf(next, !aim.equals(state.governing().aim()));
    }

    /**
     * A hold, lease or vacation that has ended is replaced by "none", so that both sides say so: by
     * a clock that is trusted, or by uptime as well.
     */
    private static Thermostat expire(Thermostat state, Moment now, List<Effect> effects) {
        if (state.wishes().overrides().isEmpty()) {
            return state;
        }
        Receipts receipts = state.books().receipts();
        boolean held = state.wishes().hold().filter(one -> !one.isActive(receipts.holdEnding(now)))
                .isPresent();
        boolean lent = state.wishes().lease().filter(one -> !one.isActive(receipts.leaseTime(
                now))).isPresent();
        Instant away = receipts.vacationTime(now);
        boolean back = state.wishes().vacation().filter(one -> away.isAfter(Instant.MIN)
                && one.isOver(away, state.wishes().schedule().zone())).isPresent();
        Thermostat next = held ? ended(state, Properties.HOLD, now, effects) : state;
        Thermostat then = lent ? ended(next, Properties.LEASE, now, effects) : next;
        return back ? ended(then, Properties.VACATION, now, effects) : then;
    }

    /** A hold that interrupted another gives way to it. */
    private static Doc left(Thermostat state, String property, Moment now) {
        return property.equals(Properties.HOLD)
                ? Properties.hold(state.wishes().hold().flatMap(one -> one.at(state.books()
                        .receipts().holdEnding(now))))
                : Properties.NONE;
    }

    private static Thermostat ended(Thermostat state, String property, Moment now,
            List<Effect> effects) {
        Twins twins = state.twins().expired(property, left(state, property, now));
        Editing.save(state.twins(), twins, effects);
        Thermostat over = property.equals(Properties.HOLD)
                ? state.with(state.books().received(state.books().receipts().resumed()))
                : state;
        Thermostat noted = Recording.event(over.expired(twins), property + "-ended", "the "
                + property + " came to its end", now, effects);
        return Syncing.offer(noted, effects);
    }
}
