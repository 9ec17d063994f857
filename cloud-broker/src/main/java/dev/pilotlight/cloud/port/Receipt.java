package dev.pilotlight.cloud.port;

import dev.pilotlight.units.Problem;
import java.util.List;

/** What became of a device's message. */
public sealed interface Receipt {

    /** It is durable, and what it asked for is done. */
    record Stored() implements Receipt {
        public static final Stored DONE = new Stored();
    }

    /** It was not understood, and never will be. */
    record Malformed(List<Problem> problems) implements Receipt {
        public Malformed {
            problems = List.copyOf(problems);
        }
    }

    /** Nothing was stored; it may be sent again later. */
    record NotNow(String why) implements Receipt {}
}
