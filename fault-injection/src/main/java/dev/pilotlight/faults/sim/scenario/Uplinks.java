package dev.pilotlight.faults.sim.scenario;

import dev.pilotlight.agent.port.Uplink;
import dev.pilotlight.agent.uplink.LinkSetup;
import dev.pilotlight.agent.uplink.UplinkLoop;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.faults.sim.agent.Home;
import dev.pilotlight.faults.sim.agent.Link;
import dev.pilotlight.faults.sim.agent.SimOutbox;
import dev.pilotlight.faults.sim.net.Calls;
import dev.pilotlight.faults.sim.net.Network;
import java.time.Duration;

/** The product's own link on the simulated network, a new one for each start. One thread. */
final class Uplinks implements Link.Maker {
    private final Network network;

    Uplinks(Network network) {
        this.network = network;
    }

    @Override
    public Link make(Home home, String start, SimOutbox outbox) {
        FirmwareConfig config = home.plan().config();
        Calls calls = network.calls(home.plan().number(), config.thing());
        UplinkLoop loop = new UplinkLoop(new LinkSetup(config.thing(), config.tenant(), config
                .connections().link(), home.clock(), home.clock()), calls, outbox, home.world()
                        .chance("link " + start));
        return new Stepped(loop, calls);
    }

    private record Stepped(UplinkLoop loop, Calls calls) implements Link {
        @Override
        public Uplink uplink() {
            return loop;
        }

        @Override
        public Duration step() {
            return loop.step();
        }

        @Override
        public boolean hasItems() {
            return loop.hasItems();
        }

        @Override
        public void cut() {
            calls.cut();
        }
    }
}
