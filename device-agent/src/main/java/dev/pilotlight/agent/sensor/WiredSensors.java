package dev.pilotlight.agent.sensor;

import dev.pilotlight.agent.core.Sample;
import dev.pilotlight.agent.port.I2cBuses;
import dev.pilotlight.agent.port.Thermometer;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.config.Sensing;
import dev.pilotlight.config.Wires;
import dev.pilotlight.config.Wires.Port;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The sensors wired to this device, each place read on a thread of its own. A window's contact is
 * none of them: it speaks by itself.
 */
public final class WiredSensors implements Thermometer {
    private final List<Reader> readers = new ArrayList<>();

    /** Nothing is read before {@link #start}. */
    public WiredSensors(Sensing sensing, Wires wires, I2cBuses buses, TimeSource time) {
        Map<Port, Map<String, Sensing.Kind>> places = new LinkedHashMap<>();
        Map<Port, Duration> often = new LinkedHashMap<>();
        wires.sensors().forEach((name, probe) -> {
            Sensing.Sensor sensor = sensing.sensors().getOrDefault(name, Sensing.PLAIN);
            places.computeIfAbsent(probe.port(), _ -> new LinkedHashMap<>()).put(name, sensor
                    .kind());
            often.merge(probe.port(), probe.every(), WiredSensors::shorter);
        });
        places.forEach((port, names) -> gauge(port, buses).ifPresent(gauge -> readers.add(
                new Reader(gauge, names, often.getOrDefault(port, Wires.Probe.USUAL), time))));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Optional<Gauge> gauge(Port port, I2cBuses buses) {
        return switch (port) {
            case Port.OneWire(Optional<String> id) -> Optional.of(new OneWire(OneWire.DEVICES,
                    id));
            case Port.I2c(Wires.Chip chip, int bus, int address) -> Optional.of(Chips.gauge(chip,
                    buses.device(bus, address)));
            case Port.File(String path, int perDegree) -> Optional.of(new NumberFile(Path.of(
                    path), perDegree));
            case Port.Command(String line) -> Optional.of(new NumberCommand(line));
            case Port.Contact _ -> Optional.empty();
        };
    }

    @Override
    public void start(Consumer<Sample> sink) {
        readers.forEach(reader -> reader.start(sink));
    }

    @Override
    public void close() {
        readers.forEach(Reader::close);
    }
}
