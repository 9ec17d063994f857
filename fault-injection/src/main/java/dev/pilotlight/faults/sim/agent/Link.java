package dev.pilotlight.faults.sim.agent;

import dev.pilotlight.agent.port.Uplink;
import java.time.Duration;

/** An uplink that a simulation steps. One thread. */
public interface Link {
    /** What the agent sees of it. */
    Uplink uplink();

    /** Does what is due; the uptime at which it next wants to be stepped. */
    Duration step();

    /** Whether something was left for it: step it now. */
    boolean hasItems();

    /** The process or the power is gone. */
    void cut();

    /** Makes the link of one start. */
    interface Maker {
        Link make(Home home, String start, SimOutbox outbox);
    }

    /** A house without a cloud. */
    Link NONE = new Link() {
        @Override
        public Uplink uplink() {
            return Uplink.NONE;
        }

        @Override
        public Duration step() {
            return Duration.ofDays(365);
        }

        @Override
        public boolean hasItems() {
            return false;
        }

        @Override
        public void cut() {
            // There is nothing to cut.
        }
    };
}
