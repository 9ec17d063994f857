package dev.pilotlight.faults.sim.law;

import dev.pilotlight.faults.sim.cloud.SimCloud;
import dev.pilotlight.faults.sim.net.Network;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is beyond the houses: the network, the cloud, and what people far away asked for. One
 * thread.
 */
public final class Service {
    private final Network network;
    private final SimCloud cloud;
    private final List<Intent> intents = new ArrayList<>();

    /** A service that nobody has asked for anything yet. */
    public Service(Network network, SimCloud cloud) {
        this.network = network;
        this.cloud = cloud;
    }

    public Network network() {
        return network;
    }

    public SimCloud cloud() {
        return cloud;
    }

    /** Somebody far away asks for that. */
    public void asked(Intent intent) {
        intents.add(intent);
    }

    /** What was asked for from afar, oldest first. */
    public List<Intent> intents() {
        return Collections.unmodifiableList(intents);
    }
}
