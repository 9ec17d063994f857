package dev.pilotlight.agent.port;

import dev.pilotlight.units.Problem;
import java.util.List;

/** What becomes of a {@link dev.pilotlight.agent.core.LocalEdit}. */
public sealed interface Answer {
    /** In force, and handed to the journal; {@link LocalDoor#status} already shows it. */
    record Done() implements Answer {}

    /** Nothing changed; each problem has a path and a sentence. */
    record Refused(List<Problem> problems) implements Answer {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** The mailbox is full (its bound is small and it is emptied each tick): ask again. */
    record Busy() implements Answer {}
}
