package dev.pilotlight.agent.gpio;

import dev.pilotlight.agent.port.FrontPanel;
import dev.pilotlight.agent.port.LocalDoor;
import dev.pilotlight.config.Wires;
import java.util.Optional;

/** Buttons, knob and lamp on pins. */
public final class PinPanel implements FrontPanel {
    private final Header header;
    private final Wires.Panel wired;
    private volatile Optional<Lamp> lamp = Optional.empty();

    /** Nothing is taken before {@link #start}. */
    public PinPanel(Header header, Wires.Panel wired) {
        this.header = header;
        this.wired = wired;
    }

    @Override
    public void start(LocalDoor door, Runnable pressed) {
        Fingers fingers = new Fingers(header, door, pressed);
        fingers.take(wired);
        lamp = wired.led().map(led -> new Lamp(header, led, door));
    }

    @Override
    public void close() {
        lamp.ifPresent(Lamp::close);
    }
}
