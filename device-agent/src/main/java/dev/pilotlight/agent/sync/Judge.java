package dev.pilotlight.agent.sync;

import dev.pilotlight.twin.Doc;
import java.util.Optional;

/** Whether a value from the cloud may be applied; a refusal is a sentence for people. */
@FunctionalInterface
public interface Judge {
    /** Why {@code property} cannot have that value; empty when it can. */
    Optional<String> objection(String property, Doc value);
}
