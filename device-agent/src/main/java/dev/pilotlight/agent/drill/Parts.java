package dev.pilotlight.agent.drill;

import dev.pilotlight.agent.port.RelayBank;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.config.FirmwareConfig;

/** What a device is put together from at each boot. A test may put a worse one together. */
record Parts(FirmwareConfig config, TimeSource time, RelayBank relays) {}
