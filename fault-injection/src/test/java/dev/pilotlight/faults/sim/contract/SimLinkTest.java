package dev.pilotlight.faults.sim.contract;

import dev.pilotlight.agent.port.Lines;
import dev.pilotlight.cloud.access.TopicPolicy;
import dev.pilotlight.cloud.port.DeviceLink;
import dev.pilotlight.config.LinkSettings;
import dev.pilotlight.faults.sim.fault.Illness;
import dev.pilotlight.faults.sim.net.CloudBackend;
import dev.pilotlight.faults.sim.net.Network;
import dev.pilotlight.faults.sim.world.World;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.Assertions;

/** The simulated network and its brokers, without any fault. */
class SimLinkTest extends LinkContract {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final World world = new World(1);
    private final Network network = new Network(world);

    SimLinkTest() {
        network.open(2, new CloudBackend(new TopicPolicy(TENANT), desk));
        network.suffer(1, Illness.DEAD, true);
    }

    @Override
    Lines lines() {
        return network.calls(0, device);
    }

    @Override
    DeviceLink back() {
        return network;
    }

    @Override
    LinkSettings.Broker broker() {
        return new LinkSettings.Broker("broker-0", 8883);
    }

    @Override
    LinkSettings.Broker nobody() {
        return new LinkSettings.Broker("broker-1", 8883);
    }

    @Override
    void await(BooleanSupplier condition) {
        boolean goesOn = true;
        while (!condition.getAsBoolean() && goesOn) {
            goesOn = world.next(LONG);
        }
        Assertions.assertThat(condition.getAsBoolean()).isTrue();
    }
}
