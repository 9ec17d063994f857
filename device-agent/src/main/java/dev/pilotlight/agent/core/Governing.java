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
 * @param aim what is wanted
 * @param aimed wall time at which that was found; empty if it has to be found anew
 * @param clock whether the clock was known then
 * @param personal whether the aim is what it is because somebody asked, and not because time passed
 * @param cause why the output was not what the controller asked for
 */
record Governing(Supervisor supervisor, Controller controller, Aim aim, Optional<Instant> aimed,
        boolean clock, boolean personal, Cause cause) {

    /** Something changed that the aim depends on: somebody's wish, or the end of one. */
    Governing unaimed(boolean byPerson) {
        return new Governing(supervisor, controller, aim, Optional.empty(), clock, byPerson,
                cause);
    }

    Governing aimed(Aim found, Instant at, boolean known) {
        boolean asked = aimed.isEmpty() && personal;
        return new Governing(supervisor, controller, found, Optional.of(at), known, asked, cause);
    }

    Governing decided(Supervisor next, Controller learned, Cause why) {
        return new Governing(next, learned, aim, aimed, clock, personal, why);
    }

    /** Whether the aim still stands at this moment. */
    boolean isAimed(Moment now) {
        if (aimed.isEmpty() || clock != now.clock().isKnown()) {
            return false;
        }
        boolean turnedBack = now.wall().isBefore(aimed.get());
        return !turnedBack && (aim.until().isEmpty() || now.wall().isBefore(aim.until().get()));
    }
}
