package dev.pilotlight.agent.sensor;

import dev.pilotlight.agent.port.I2cDevice;
import dev.pilotlight.config.Wires;

/** The chips on I2C that are understood. */
final class Chips {
    private Chips() {}

    static Gauge gauge(Wires.Chip chip, I2cDevice device) {
        return switch (chip) {
            case BME280 -> new Bme280(device, true);
            case BMP280 -> new Bme280(device, false);
            case SHT3X -> new Sht(device, Sht.SHT3X);
            case SHT4X -> new Sht(device, Sht.SHT4X);
            case TMP102 -> new Lm75(device, Lm75.TMP102);
            case LM75 -> new Lm75(device, Lm75.LM75);
            case MCP9808 -> new Mcp9808(device);
        };
    }
}
