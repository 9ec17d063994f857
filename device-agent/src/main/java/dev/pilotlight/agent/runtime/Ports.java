package dev.pilotlight.agent.runtime;

import dev.pilotlight.agent.port.Journal;
import dev.pilotlight.agent.port.RelayBank;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.agent.port.Uplink;

/** Everything that the loop performs its effects through. */
public record Ports(TimeSource time, RelayBank relays, Journal journal, Uplink uplink) {
    /** For a loop without disk and cloud: what it records goes to {@code journal} in memory. */
    public static Ports simulated(TimeSource time, RelayBank relays) {
        return new Ports(time, relays, new MemoryJournal(), Uplink.NONE);
    }
}
