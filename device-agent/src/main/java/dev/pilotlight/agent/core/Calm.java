package dev.pilotlight.agent.core;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.safety.Cause;
import dev.pilotlight.agent.safety.Supervisor;
import dev.pilotlight.agent.safety.Times;
import dev.pilotlight.agent.safety.Watch;
import dev.pilotlight.agent.safety.Window;
import dev.pilotlight.agent.sensing.Sight;
import dev.pilotlight.config.Equipment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a decision stands by itself: a tick before {@code until} would decide the same again, so
 * it only repeats the order to the relays. Any event ends a calm, since a changed state begins
 * without one. Only the plain case is ever calm: a believed room, a known clock, plain relays, the
 * week or the safe default in force, nothing noticed. Never longer than ten seconds.
 *
 * @param until uptime at which time alone may change the decision
 * @param from a wall clock before this was turned back
 * @param to wall time at which the target may change
 */
record Calm(Duration until, Instant from, Instant to) {
    static final Calm NONE = new Calm(Duration.ZERO, Instant.MAX, Instant.MIN);

    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** Of a state that was just decided upon; a remembered alarm is forgotten by a whole tick. */
    static Calm after(Thermostat state, Moment now) {
        return isPlain(state, now) ? new Calm(until(state, now), now.wall(), to(state, now)) : NONE;
    }

    /** Whether the decision still stands. */
    boolean covers(Moment now) {
        return now.uptime().compareTo(until) < 0 && now.clock().isKnown()
                && !now.wall().isBefore(from) && now.wall().isBefore(to);
    }

    private static boolean isPlain(Thermostat state, Moment now) {
        return now.clock().isKnown() && isPlain(state.rules().limits().wired())
                && isUneventful(state.governing(), state.senses().panel().sight())
                && state.governing().supervisor().since().compareTo(now.uptime()) < 0
                && state.wishes().overrides().isEmpty()
                && state.books().troubles().mismatches() == 0
                && state.books().troubles().raised().isEmpty();
    }

    private static boolean isPlain(Equipment wired) {
        return wired.heatPump().isEmpty() && wired.secondStage().isEmpty()
                && wired.secondCool().isEmpty() && wired.air().isEmpty()
                && wired.exercise().isEmpty();
    }

    private static boolean isUneventful(Governing governing, Sight sight) {
        Watch watch = governing.guard().watch();
        return sight.rung() == Sight.Rung.ROOM && !sight.windowOpen()
                && watch.window().state() == Window.State.CLOSED && !watch.warmth().isMissing()
                && !governing.guard().isStuck() && governing.guard().welded() == 0
                && isTimed(governing.cause());
    }

    /** What follows from the demand and its rest and run times alone. */
    private static boolean isTimed(Cause cause) {
        return cause == Cause.NONE || cause == Cause.RESTING || cause == Cause.LEAST_ON;
    }

    private static Duration until(Thermostat state, Moment now) {
        Supervisor supervisor = state.governing().supervisor();
        Duration soonest = now.uptime().plus(LONGEST);
        soonest = sooner(soonest, state.books().counters().nextPoint());
        soonest = sooner(soonest, state.senses().panel().until());
        soonest = sooner(soonest, state.governing().controller().stands());
        soonest = soonerAhead(soonest, supervisor.rests().heatNotBefore(), now);
        soonest = soonerAhead(soonest, supervisor.rests().coolNotBefore(), now);
        if (supervisor.running() == Demand.REST) {
            return soonest;
        }
        Times times = state.rules().limits().times(supervisor.running());
        Duration most = sooner(soonest, supervisor.since().plus(times.mostOn()));
        return soonerAhead(most, supervisor.since().plus(times.leastOn()), now);
    }

    private static Duration sooner(Duration one, Duration other) {
        return other.compareTo(one) < 0 ? other : one;
    }

    /** What is over already changes nothing any more. */
    private static Duration soonerAhead(Duration one, Duration other, Moment now) {
        return other.compareTo(now.uptime()) > 0 ? sooner(one, other) : one;
    }

    private static Instant to(Thermostat state, Moment now) {
        Instant latest = now.wall().plus(LONGEST);
        Optional<Instant> change = state.governing().aim().span().stands();
        return change.isPresent() && change.get().isBefore(latest) ? change.get() : latest;
    }
}
