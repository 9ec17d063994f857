package dev.pilotlight.agent.simulate;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.house.House;
import java.time.Instant;

/** Looks on at every tick of the judged days; must not change anything. Simulation's thread. */
public interface Witness {
    /** Looks away. */
    Witness NONE = (_, _, _) -> {};

    void look(Instant wall, House house, Outputs relays);
}
