package dev.pilotlight.agent.port;

import dev.pilotlight.units.Problem;
import java.util.List;

/** What becomes of a {@link dev.pilotlight.agent.core.LocalEdit}. */
public sealed interface Answer {
    /**
     * In force, which {@link LocalDoor#status} already shows, and on disk unless the disk is in
     * trouble.
     */
    record Done(Kept where) implements Answer {}

    /** Nothing changed; each problem has a path and a sentence. */
    record Refused(List<Problem> problems) implements Answer {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** The mailbox is full (its bound is small and it is emptied each tick): ask again. */
    record Busy() implements Answer {}
}
