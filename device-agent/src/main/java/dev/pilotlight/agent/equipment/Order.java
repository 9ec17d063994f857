package dev.pilotlight.agent.equipment;

import dev.pilotlight.agent.control.Demand;
import java.time.Duration;

/**
 * What the equipment is told at a tick.
 *
 * @param allowed what may run now; rest times and safety have spoken
 * @param since uptime since which that is so
 * @param wanted what is asked for and may have to wait
 * @param missingMilliK how far the room is from its target, in the direction that is missing; 0
 *        when that is not known
 * @param boost every stage is wanted: frost, or a first stage that gives no heat
 * @param cutOff nothing may heat or cool, whatever its own relay does
 */
public record Order(Demand allowed, Duration since, Demand wanted, int missingMilliK,
        boolean boost, boolean cutOff) {}
