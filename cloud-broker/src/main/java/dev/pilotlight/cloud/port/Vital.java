package dev.pilotlight.cloud.port;

import java.util.Optional;

/** A part without which the service is not well. Any thread; answers within seconds. */
public interface Vital {
    /** What it lacks at this moment, in a sentence; empty when it is well. */
    Optional<String> ailment();
}
