package dev.pilotlight.agent.control;

import dev.pilotlight.twin.Doc;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides what the equipment should do. A value: what a controller learns is in the controller that
 * it returns.
 */
public interface Controller {
    /** The demand for this call, and the controller to ask next time. Bounded work; pure. */
    Step step(Call call);

    /** What is worth keeping over a restart; empty for a controller that learns nothing. */
    default Doc.Obj memory() {
        return Doc.Obj.EMPTY;
    }

    /**
     * Uptime until which the last demand stands if nothing but time changes in the call; long past
     * for a controller that has to be asked at every tick.
     */
    default Duration stands() {
        return Duration.ZERO;
    }

    /** When the room will be where it is wanted, if that is expected; cheap enough for a tick. */
    default Optional<Outlook.Reach> reach() {
        return Optional.empty();
    }

    /** What it expects and what it goes by, for people. */
    default Outlook outlook() {
        return Outlook.NOTHING;
    }

    /**
     * A demand, and the controller after it.
     *
     * @param remember whether {@link Controller#memory} of {@code next} should be stored now
     */
    record Step(Demand demand, Controller next, boolean remember) {
        public Step(Demand demand, Controller next) {
            this(demand, next, false);
        }
    }
}
