package dev.pilotlight.agent.control;

import dev.pilotlight.schedule.Mode;
import dev.pilotlight.units.Temperature;
import java.time.Duration;

/**
 * What a controller may know.
 *
 * @param mode heat or cool; in off no controller is asked
 * @param room fresh reading
 * @param target wanted now
 * @param running what the equipment does now
 * @param uptime now
 */
public record Call(Mode mode, Temperature room, Temperature target, Demand running,
        Duration uptime) {}
