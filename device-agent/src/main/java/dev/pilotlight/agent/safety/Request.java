package dev.pilotlight.agent.safety;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.sensing.Sight;
import dev.pilotlight.units.Temperature;
import java.util.Optional;

/**
 * What the supervisor is asked.
 *
 * @param wanted by the controller
 * @param target it is wanted for; empty when a person switched off
 * @param personal whether the target is what it is because a person, or the cloud, asked
 * @param sight what is known of the room
 * @param evidence what else was noticed
 */
public record Request(Demand wanted, Optional<Temperature> target, boolean personal,
        Sight sight, Evidence evidence) {}
