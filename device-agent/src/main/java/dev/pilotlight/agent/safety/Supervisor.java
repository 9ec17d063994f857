package dev.pilotlight.agent.safety;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.sensing.Sight;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sits between every demand and every relay (law L2). Its order: blindness, ceiling, floor, open
 * windows, then the longest run, then rest, and least of all the least run, which any person's or
 * safety's OFF cuts short. All times are uptime. Immutable.
 *
 * @param running what runs now
 * @param since uptime at which that began
 * @param startedFor the target it was started for
 * @param rests when equipment may start again
 * @param latches which limits were reached and are not yet left
 */
public record Supervisor(Demand running, Duration since, Optional<Temperature> startedFor,
        Rests rests, Latches latches) {

    /** An answer before rest and run times are looked at. */
    private record Opinion(Demand demand, Cause cause) {
        private static final Opinion BLIND = new Opinion(Demand.REST, Cause.BLIND);
    }

    /**
     * At the start, everything open; what was stored says how long it still has to rest.
     *
     * @param uptime at the start; it is not zero where a device goes on with another configuration
     */
    public static Supervisor start(Optional<Rests.Mark> mark, Optional<Instant> wall,
            Duration uptime, Limits limits) {
        return new Supervisor(Demand.REST, Duration.ZERO, Optional.empty(), Rests.owed(mark, wall,
                limits).from(uptime), Latches.NONE);
    }

    /** After it was found that everything has stopped, at the latest now. */
    public Supervisor stopped(Limits limits, Duration now) {
        return running == Demand.REST
                ? this
                : new Supervisor(Demand.REST, now, startedFor, rests.stopped(running, now, limits),
                        latches);
    }

    /** The last word. */
    public Ruling rule(Request request, Limits limits, Duration now) {
        Supervisor looked = look(request.sight(), limits);
        Opinion opinion = looked.opinion(request, limits, now);
        Opinion timed = looked.timed(opinion, request, limits, now);
        return looked.apply(timed, opinion.demand(), request, limits, now);
    }

    private Supervisor look(Sight sight, Limits limits) {
        Latches next = latches.look(sight, limits);
        return next.equals(latches)
                ? this
                : new Supervisor(running, since, startedFor, rests,
                        next);
    }

    private Opinion opinion(Request request, Limits limits, Duration now) {
        Opinion free = unhindered(request, limits, now);
        boolean possible = limits.isWired(free.demand());
        return possible ? free : new Opinion(Demand.REST, free.cause());
    }

    /** Heat that is too much is refused before anything else, frost and blind duties included. */
    private Opinion unhindered(Request request, Limits limits, Duration now) {
        Opinion free = free(request, limits, now);
        boolean heats = free.demand() == Demand.HEAT;
        if (isRefused(free) && (heats || running == Demand.HEAT)) {
            return new Opinion(heats ? Demand.REST : free.demand(), latches.heat());
        }
        return free;
    }

    /** What is latched of the room's heat says nothing when it has been blind for long. */
    private boolean isRefused(Opinion free) {
        return free.cause() == Cause.BLIND_DUTY ? latches.floorHot() : latches.isHot();
    }

    private Opinion free(Request request, Limits limits, Duration now) {
        if (request.sight().isBlind()) {
            return blind(request, limits, now);
        }
        return latches.tooCold() ? new Opinion(Demand.HEAT, Cause.FLOOR) : wanted(request);
    }

    private Opinion blind(Request request, Limits limits, Duration now) {
        Sight sight = request.sight();
        if (rests.dutyNotBefore().compareTo(now) <= 0 && limits.duty().isOn(sight, now)) {
            return new Opinion(Demand.HEAT, Cause.BLIND_DUTY);
        }
        boolean asLearned = limits.duty().isOnAsLearned(sight, request.evidence().dutyPermille(),
                running, limits.heat(), now);
        return asLearned ? new Opinion(Demand.HEAT, Cause.LEARNED_DUTY) : Opinion.BLIND;
    }

    /** What is wanted, unless something stands against it that is no danger. */
    private Opinion wanted(Request request) {
        Evidence evidence = request.evidence();
        if (request.wanted() == Demand.REST) {
            return new Opinion(Demand.REST, Cause.NONE);
        }
        if (evidence.windowOpen()) {
            return new Opinion(Demand.REST, Cause.WINDOW);
        }
        if (evidence.noHeatPause() && request.wanted() == Demand.HEAT) {
            return new Opinion(Demand.REST, Cause.NO_HEAT);
        }
        return evidence.exercise()
                ? new Opinion(Demand.HEAT, Cause.EXERCISE)
                : new Opinion(request.wanted(), Cause.NONE);
    }

    private Opinion timed(Opinion opinion, Request request, Limits limits, Duration now) {
        Demand wanted = opinion.demand();
        if (running == Demand.REST) {
            return started(opinion, request, now);
        }
        if (wanted == running) {
            return hasRunLongest(limits, now) ? new Opinion(Demand.REST, Cause.RUN_TIME) : opinion;
        }
        return holdsOn(opinion, request, limits, now)
                ? new Opinion(running, Cause.LEAST_ON)
                : new Opinion(Demand.REST, opinion.cause());
    }

    private Opinion started(Opinion opinion, Request request, Duration now) {
        if (opinion.demand() == Demand.REST) {
            return opinion;
        }
        if (!rests.left(opinion.demand(), now).isZero()) {
            return new Opinion(Demand.REST, Cause.RESTING);
        }
        return request.evidence().isReady(opinion.demand())
                ? opinion
                : new Opinion(Demand.REST, Cause.VALVE);
    }

    private boolean hasRunLongest(Limits limits, Duration now) {
        return now.minus(since).compareTo(limits.times(running).mostOn()) >= 0;
    }

    /** Only a controller that is satisfied is held; a person or safety is not. */
    private boolean holdsOn(Opinion opinion, Request request, Limits limits, Duration now) {
        boolean young = request.evidence().held()
                || now.minus(since).compareTo(limits.times(running).leastOn()) < 0;
        return young && !opinion.cause().isSafety() && !isTurnedDown(request);
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

    private Ruling apply(Opinion opinion, Demand intended, Request request, Limits limits,
            Duration now) {
        Demand output = opinion.demand();
        if (output == running) {
            return new Ruling(output, intended, opinion.cause(), this, false);
        }
        Supervisor next = new Supervisor(output, now, request.target(),
                rests.stopped(running, now, limits), latches);
        return new Ruling(output, intended, opinion.cause(), next, true);
    }
}
