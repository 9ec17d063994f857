package dev.pilotlight.agent.sensor;

import dev.pilotlight.units.Temperature;
import java.util.OptionalInt;

/**
 * What one reading gave.
 *
 * @param humidity percent, of a chip that feels it
 */
record Air(Temperature temperature, OptionalInt humidity) {
    Air {
        if (humidity.isPresent() && (humidity.getAsInt() < 0 || humidity.getAsInt() > 100)) {
            throw new IllegalArgumentException("is " + humidity.getAsInt() + " %, want 0 to 100");
        }
    }

    static Air of(Temperature temperature) {
        return new Air(temperature, OptionalInt.empty());
    }
}
