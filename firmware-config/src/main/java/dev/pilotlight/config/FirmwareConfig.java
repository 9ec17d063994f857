package dev.pilotlight.config;

import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.units.DeviceId;

/**
 * What one device is: who it is called, what is wired to it, within which limits and how it works.
 * Made by {@link ConfigReader}, which lets only consistent ones through.
 *
 * @param tenant whose device it is; a level of its topics
 * @param schedule the week that a new device begins with; later edits live on the device
 */
public record FirmwareConfig(DeviceId thing, String tenant, Hardware hardware, SafetyLimits limits,
        ControlSettings control,
        Connections connections, WeeklySchedule schedule) {

    /** The newest schema of the configuration file that this program reads. */
    public static final int SCHEMA = Migrations.ALL.newest();

    /**
     * Everything that reaches beyond the device: the cloud link, what is sent over it, and the page
     * on the LAN.
     */
    public record Connections(LinkSettings link, TelemetrySettings telemetry, PageSettings page) {}
}
