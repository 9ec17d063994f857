package dev.pilotlight.faults.sim.law;

import dev.pilotlight.faults.sim.cloud.Archive;
import dev.pilotlight.faults.sim.cloud.SimCloud;
import dev.pilotlight.faults.sim.net.Network;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What is beyond the houses: the network, who keeps what they say, the cloud if there is one, and
 * what people far away asked for. One thread.
 */
public final class Service {
    private final Network network;
    private final Archive archive;
    private final Optional<SimCloud> cloud;
    private final List<Intent> intents = new ArrayList<>();

    private Service(Network network, Archive archive, Optional<SimCloud> cloud) {
        this.network = network;
        this.archive = archive;
        this.cloud = cloud;
    }

    /** A cloud that nobody has asked for anything yet. */
    public static Service of(Network network, SimCloud cloud) {
        return new Service(network, (device, key) -> cloud.books().everHad(device, key), Optional
                .of(cloud));
    }

    /** A broker of the user's own, and nothing behind it but whoever listens. */
    public static Service own(Network network, Archive archive) {
        return new Service(network, archive, Optional.empty());
    }

    public Network network() {
        return network;
    }

    /** Where rows are that have left a device. */
    public Archive archive() {
        return archive;
    }

    /** Empty where people have a broker of their own. */
    public Optional<SimCloud> cloud() {
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
