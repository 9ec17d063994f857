package dev.pilotlight.agent.http;

import dev.pilotlight.config.Sensing;
import dev.pilotlight.faults.fuzz.Mouth;

/** The bodies that the page in the house takes. */
public final class PageMouth implements Mouth {
    private final Sensing sensing;

    public PageMouth(Sensing sensing) {
        this.sensing = sensing;
    }

    @Override
    public void take(byte[] bytes) {
        Mouth.read(Wish.read(bytes));
        Mouth.read(Forms.pin(bytes));
        Mouth.read(Forms.schedule(bytes));
        for (String sensor : sensing.sensors().keySet()) {
            Mouth.read(new Remote(sensing).read(sensor, bytes));
        }
        Mouth.read(new Remote(sensing).read("nobody", bytes));
    }
}
