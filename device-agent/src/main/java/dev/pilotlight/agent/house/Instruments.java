package dev.pilotlight.agent.house;

import dev.pilotlight.agent.core.Sample;
import dev.pilotlight.config.Sensing;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Every sensor of a configuration, hung up in a house. Each errs by what its offset corrects; the
 * air is as humid as 9 g of water in each m³ make it, and windows are closed.
 *
 * @param house that is measured; belongs to the caller's thread
 */
record Instruments(Sensing sensing, House house) {
    /** Water in the air, g/m³: 52 % at 20 °C. */
    private static final double WATER = 9;
    private static final int CLOSED = 0;

    /** Each says once what it reads. */
    void speak(Consumer<Sample> sink, Duration uptime) {
        for (Map.Entry<String, Sensing.Sensor> one : sensing.sensors().entrySet()) {
            sink.accept(sample(one.getKey(), one.getValue(), uptime));
        }
    }

    private Sample sample(String name, Sensing.Sensor sensor, Duration uptime) {
        return switch (sensor.kind()) {
            case ROOM, SPARE -> measured(name, house.thermometer(), sensor, uptime);
            case OUTDOOR -> measured(name, Temperature.ofCelsius(house.outdoorC()), sensor,
                    uptime);
            case FLOOR -> measured(name, Temperature.ofCelsius(house.nodeC(house.model()
                    .floor())), sensor, uptime);
            case HUMIDITY -> new Sample.Told(name, humidity(house.roomC()), uptime);
            case WINDOW -> new Sample.Told(name, CLOSED, uptime);
        };
    }

    private static Sample measured(String name, Temperature truth, Sensing.Sensor sensor,
            Duration uptime) {
        return new Sample.Measured(name, truth.plus(-sensor.offsetMilliK()), uptime);
    }

    /** In percent; saturation by Magnus' formula with the WMO's constants (CIMO guide, 4.B). */
    private static int humidity(double celsius) {
        double saturated = 216.7 * 6.112 * Math.exp(17.62 * celsius / (243.12 + celsius))
                / (273.15 + celsius);
        return Math.clamp(Math.round(100 * WATER / saturated), 0, 100);
    }
}
