package dev.pilotlight.agent.safety;

import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.Optional;

/**
 * What is known of the room.
 *
 * @param room a reading young enough to act on
 * @param lastRoom the newest believed reading, however old
 * @param blindFor age of that reading; without one, time since the start
 * @param outdoor a fresh reading from outside
 */
public record Sight(Optional<Temperature> room, Optional<Temperature> lastRoom, Duration blindFor,
        Optional<Temperature> outdoor) {}
