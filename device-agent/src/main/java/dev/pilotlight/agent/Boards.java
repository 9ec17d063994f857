package dev.pilotlight.agent;

import dev.pilotlight.agent.core.Sample;
import dev.pilotlight.agent.gpio.Contacts;
import dev.pilotlight.agent.gpio.Header;
import dev.pilotlight.agent.gpio.PersistedOutputs;
import dev.pilotlight.agent.gpio.PinPanel;
import dev.pilotlight.agent.gpio.PinRelays;
import dev.pilotlight.agent.panel.Display;
import dev.pilotlight.agent.port.FrontPanel;
import dev.pilotlight.agent.port.LocalDoor;
import dev.pilotlight.agent.port.Thermometer;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.agent.sensor.WiredSensors;
import dev.pilotlight.config.Hardware;
import dev.pilotlight.config.Wires;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pins and buses of a Raspberry Pi. Apart from {@link Driver}, so that Pi4J is not even loaded
 * where a house is simulated.
 */
final class Boards {
    private static final Logger LOG = LoggerFactory.getLogger(Boards.class);

    private Boards() {}

    static Driver of(Hardware.Board board, TimeSource time) {
        Header header = new Header();
        Wires wires = board.wires();
        Thermometer sensors = new Together(List.of(new WiredSensors(board.sensing(), wires, header,
                time), new Contacts(header, wires, time)));
        Optional<String> danger = PersistedOutputs.here(Path.of("/sys"))
                ? Optional.of(PersistedOutputs.SENTENCE + "; " + PersistedOutputs.REMEDY)
                : Optional.empty();
        danger.ifPresent(LOG::warn);
        return new Driver(new PinRelays(header, wires.relays()), sensors, panel(header, wires
                .panel()), danger);
    }

    private static FrontPanel panel(Header header, Wires.Panel wired) {
        FrontPanel pins = new PinPanel(header, wired);
        Optional<Display> display = wired.display().map(one -> new Display(header.device(one
                .bus(), one.address())));
        return display.isEmpty() ? pins : new Front(List.of(pins, display.get()));
    }

    /** What is touched and what is shown. */
    private record Front(List<FrontPanel> all) implements FrontPanel {
        @Override
        public void start(LocalDoor door, Runnable pressed) {
            all.forEach(one -> one.start(door, pressed));
        }

        @Override
        public void close() {
            all.forEach(FrontPanel::close);
        }
    }

    /** Several as one. */
    private record Together(List<Thermometer> all) implements Thermometer {
        @Override
        public void start(Consumer<Sample> sink) {
            all.forEach(one -> one.start(sink));
        }

        @Override
        public void close() {
            all.forEach(Thermometer::close);
        }
    }
}
