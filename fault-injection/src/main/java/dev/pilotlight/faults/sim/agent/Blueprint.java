package dev.pilotlight.faults.sim.agent;

import dev.pilotlight.agent.house.Dynamics;
import dev.pilotlight.agent.house.Weather;
import dev.pilotlight.agent.outbox.Bounds;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.config.TelemetrySettings;
import dev.pilotlight.twin.Doc;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What a house and its device are made from.
 *
 * @param number from 0
 * @param written the installer's configuration as it is written
 * @param start true wall time of the beginning
 * @param keeps readings on its card; empty for as many as the product keeps
 */
public record Blueprint(int number, FirmwareConfig config, Doc.Obj written, Dynamics house,
        Weather weather, Instant start, OptionalLong keeps) {
    /** A device with as much room as usual, to which nobody hands another configuration. */
    public Blueprint(int number, FirmwareConfig config, Dynamics house, Weather weather,
            Instant start) {
        this(number, config, Doc.Obj.EMPTY, house, weather, start, OptionalLong.empty());
    }

    /** How much its card keeps. */
    Bounds bounds() {
        TelemetrySettings telemetry = config.connections().telemetry();
        Bounds own = Bounds.of(telemetry.keep(), telemetry.every());
        return new Bounds(keeps.orElse(own.rows()), own.bytes());
    }

    /** What it is called in traces. */
    public String name() {
        return config.thing().value();
    }
}
