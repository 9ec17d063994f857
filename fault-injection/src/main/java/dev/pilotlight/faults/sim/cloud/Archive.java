package dev.pilotlight.faults.sim.cloud;

import dev.pilotlight.faults.sim.agent.Disk;
import dev.pilotlight.units.DeviceId;

/** Where rows are that have left a device. */
public interface Archive {
    /** Whether that row was ever durable here. */
    boolean everHad(DeviceId device, Disk.Key key);
}
