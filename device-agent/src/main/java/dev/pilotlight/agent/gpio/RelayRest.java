package dev.pilotlight.agent.gpio;

import dev.pilotlight.config.Wires;
import java.io.IOException;

/**
 * Drives one relay to off without Pi4J, for the moment after an agent's death: a kernel that keeps
 * outputs as they were keeps this one too, and any other pulls it to off.
 */
public final class RelayRest {
    private RelayRest() {}

    /** Drives it to off and lets go; fails while another process has the line. */
    public static void off(Wires.RelayPin relay) throws IOException {
        int line = relay.pin().number();
        GpioChip chip = GpioChip.header();
        try {
            GpioLine.output(chip.number(), line, relay.activeLow(), relay.activeLow()).close();
        } catch (ErrnoException refused) {
            throw new IOException(refused.getMessage() + chip.user(line).map(name -> " (" + name
                    + ")").orElse(""), refused);
        }
    }
}
