package dev.pilotlight.agent.port;

import dev.pilotlight.agent.trial.Place;
import dev.pilotlight.agent.trial.TrialMemory;
import java.util.Optional;

/**
 * Where configurations lie. Waits for the disk; one thread. Every method may throw
 * {@link java.io.UncheckedIOException}, and then what was there before is still there.
 */
public interface Slots {

    /** What was last remembered; that of a new device when there is nothing, or nothing sound. */
    TrialMemory recall();

    /** Durable on return, whole or not at all. */
    void remember(TrialMemory memory);

    /** Writes a slot; durable on return. Only {@link Place#A} and {@link Place#B} are written. */
    void store(Place place, String signed);

    /** What is in a slot, however sound; empty when there is nothing. */
    Optional<String> read(Place place);
}
