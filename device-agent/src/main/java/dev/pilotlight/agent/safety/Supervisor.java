package dev.pilotlight.agent.safety;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sits between every demand and every relay (law L2). Its order: blindness, ceiling, floor, then
 * the longest run, then rest, and least of all the least run, which any person's or safety's OFF
 * cuts short. All times are uptime. Immutable.
 *
 * @param running what runs now
 * @param since uptime at which that began
 * @param startedFor the target it was started for
 * @param rests when equipment may start again
 * @param tooHot the ceiling was reached and is not yet left
 * @param tooCold the floor was reached and is not yet left
 */
public record Supervisor(Demand running, Duration since, Optional<Temperature> startedFor,
        Rests rests, boolean tooHot, boolean tooCold) {

    /** An answer before rest and run times are looked at. */
    private record Opinion(Demand demand, Cause cause) {}

    /** At the start, everything open; what was stored says how long it still has to rest. */
    public static Supervisor start(Optional<Rests.Mark> mark, Optional<Instant> wall,
            Limits limits) {
        return new Supervisor(Demand.REST, Duration.ZERO, Optional.empty(), Rests.owed(mark, wall,
                limits), false, false);
    }

    /** The last word. */
    public Ruling rule(Request request, Limits limits, Duration now) {
        Supervisor looked = look(request.sight(), limits);
        Opinion opinion = looked.opinion(request, limits, now);
        Opinion timed = looked.timed(opinion, request, limits, now);
        return looked.apply(timed, request, limits, now);
    }

    private Supervisor look(Sight sight, Limits limits) {
        if (sight.room().isEmpty()) {
            return new Supervisor(running, since, startedFor, rests, tooHot, tooCold);
        }
        int room = sight.room().get().milliC();
        int ceiling = limits.ceiling().milliC();
        int floor = limits.floor().milliC();
        boolean hot = room >= ceiling
                || (tooHot && room > ceiling - Limits.CEILING_CLEARS_MILLI_K);
        boolean cold = room <= floor
                || (tooCold && room < floor + Limits.FLOOR_CLEARS_MILLI_K);
        return new Supervisor(running, since, startedFor, rests, hot, cold);
    }

    private Opinion opinion(Request request, Limits limits, Duration now) {
        if (request.sight().room().isEmpty()) {
            return limits.duty().isOn(request.sight(), now)
                    ? new Opinion(Demand.HEAT, Cause.BLIND_DUTY)
                    : new Opinion(Demand.REST, Cause.BLIND);
        }
        boolean heats = request.wanted() == Demand.HEAT;
        if (tooHot && (heats || running == Demand.HEAT)) {
            return new Opinion(heats ? Demand.REST : request.wanted(), Cause.CEILING);
        }
        return tooCold
                ? new Opinion(Demand.HEAT, Cause.FLOOR)
                : new Opinion(request.wanted(), Cause.NONE);
    }

    private Opinion timed(Opinion opinion, Request request, Limits limits, Duration now) {
        Demand wanted = opinion.demand();
        if (running != Demand.REST && wanted == running && hasRunLongest(limits, now)) {
            return new Opinion(Demand.REST, Cause.RUN_TIME);
        }
        if (running != Demand.REST && wanted != running) {
            return holdsOn(opinion, request, limits, now)
                    ? new Opinion(running, Cause.LEAST_ON)
                    : new Opinion(Demand.REST, opinion.cause());
        }
        return running == Demand.REST && !rests.left(wanted, now).isZero()
                ? new Opinion(Demand.REST, Cause.RESTING)
                : opinion;
    }

    private boolean hasRunLongest(Limits limits, Duration now) {
        return now.minus(since).compareTo(times(running, limits).mostOn()) >= 0;
    }

    /** Only a controller that is satisfied is held; a person or safety is not. */
    private boolean holdsOn(Opinion opinion, Request request, Limits limits, Duration now) {
        boolean young = now.minus(since).compareTo(times(running, limits).leastOn()) < 0;
        return young && opinion.cause() == Cause.NONE && !isTurnedDown(request);
    }

    /** Switched off, or turned down by somebody; a schedule's change waits. */
    private boolean isTurnedDown(Request request) {
        if (request.target().isEmpty() || startedFor.isEmpty()) {
            return true;
        }
        if (!request.personal()) {
            return false;
        }
        int raised = request.target().get().minus(startedFor.get());
        return running == Demand.HEAT ? raised < 0 : raised > 0;
    }

    private Ruling apply(Opinion opinion, Request request, Limits limits, Duration now) {
        Demand output = opinion.demand();
        if (output == running) {
            return new Ruling(output, opinion.cause(), this, false);
        }
        Supervisor next = new Supervisor(output, now, request.target(),
                rests.stopped(running, now, limits), tooHot, tooCold);
        return new Ruling(output, opinion.cause(), next, true);
    }

    private static Times times(Demand what, Limits limits) {
        return what == Demand.COOL ? limits.cool() : limits.heat();
    }
}
