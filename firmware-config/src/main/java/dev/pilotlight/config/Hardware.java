package dev.pilotlight.config;

import java.util.Optional;

/** What the agent senses and switches with. */
public sealed interface Hardware {

    /** What equipment is there to switch. */
    Equipment equipment();

    /** What there is to sense. */
    Sensing sensing();

    /**
     * A simulated house: a model that the agent computes itself, or one that another process
     * computes.
     *
     * @param source where the house is
     */
    record SimulatedHouse(Equipment equipment, Sensing sensing, Source source)
            implements
                Hardware {
        /** With the sensors that every house has. */
        public SimulatedHouse(Equipment equipment, Source source) {
            this(equipment, Sensing.DEFAULTS, source);
        }
    }

    /** Real relays and sensors on a Raspberry Pi. */
    record Board(Equipment equipment, Sensing sensing, Wires wires) implements Hardware {}

    /** Where a simulated house is. */
    sealed interface Source {
        /**
         * Computed by the agent itself.
         *
         * @param house name of a built-in house, or path of a house file
         * @param weather path of an hourly weather file; empty for generated weather
         */
        record Model(String house, Optional<String> weather) implements Source {}

        /** Computed by another process, at that address. */
        record Remote(String host, int port) implements Source {}
    }
}
