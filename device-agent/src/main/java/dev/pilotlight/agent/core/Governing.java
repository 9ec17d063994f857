package dev.pilotlight.agent.core;

import dev.pilotlight.agent.control.Controller;
import dev.pilotlight.agent.intent.Aim;
import dev.pilotlight.agent.safety.Cause;
import dev.pilotlight.agent.safety.Supervisor;
import java.time.Instant;
import java.util.Optional;

/**
 * Who decides, and what was decided last.
 *
 * @param guard what stands between every wish and the relays
 * @param aim what is wanted
 * @param aimed wall time at which that was found; empty if it has to be found anew
 * @param clock whether the clock was known then
 * @param personal whether the aim is what it is because somebody asked, and not because time passed
 * @param cause why the output was not what the controller asked for
 */
record Governing(Guard guard, Controller controller, Aim aim, Optional<Instant> aimed,
        boolean clock, boolean personal, Cause cause) {

    /** Something changed that the aim depends on: somebody's wish, or the end of one. */
    Governing unaimed(boolean byPerson) {
        return new Governing(guard, controller, aim, Optional.empty(), clock, byPerson,
                cause);
    }

    /**
     * What changes no target is nobody's wish to stop: a run that has begun keeps its least time.
     */
    Governing aimed(Aim found, Instant at, boolean known) {
        boolean asked = aimed.isEmpty() && personal && !found.target().equals(aim.target());
        return new Governing(guard, controller, found, Optional.of(at), known, asked, cause);
    }

    Supervisor supervisor() {
        return guard.supervisor();
    }

    Governing with(Guard next) {
        return new Governing(next, controller, aim, aimed, clock, personal, cause);
    }

    Governing decided(Guard next, Controller learned, Cause why) {
        return new Governing(next, learned, aim, aimed, clock, personal, why);
    }

    Governing with(Controller other) {
        return new Governing(guard, other, aim, aimed, clock, personal, cause);
    }

    /** Whether the aim still stands at this moment. */
    boolean isAimed(Moment now) {
        if (aimed.isEmpty() || clock != now.clock().isKnown()) {
            return false;
        }
        boolean turnedBack = now.wall().isBefore(aimed.get());
        return !turnedBack && aim.stands(now.wall());
    }
}
