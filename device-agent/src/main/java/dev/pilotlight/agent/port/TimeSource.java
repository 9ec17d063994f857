package dev.pilotlight.agent.port;

import dev.pilotlight.agent.core.Moment;

/** The only way to learn the time; any thread. {@code uptime} never goes back. */
public interface TimeSource {
    /** Now, on both clocks. */
    Moment now();
}
