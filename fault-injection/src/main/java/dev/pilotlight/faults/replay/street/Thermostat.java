package dev.pilotlight.faults.replay.street;

import dev.pilotlight.faults.sim.agent.Home;
import dev.pilotlight.units.Temperature;
import java.util.Optional;

/** A thermostat as the people of its house meet it, whoever decides for it. One thread. */
interface Thermostat {
    /** The house and the device in it. */
    Home home();

    /** Somebody asks, for the first time or once more. */
    void ask(Wish wish);

    /** Whether whoever was asked has said yes. */
    boolean isTaken(Wish wish);

    /** Whether the device has reached whoever is above it when it last tried. */
    boolean isLinked();

    /** What the device aims at; empty while it is dead. */
    default Optional<Temperature> target() {
        return home().statusNow().flatMap(status -> status.aim().target());
    }
}
