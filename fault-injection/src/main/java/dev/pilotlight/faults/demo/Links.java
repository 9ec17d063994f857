package dev.pilotlight.faults.demo;

import dev.pilotlight.faults.ledger.Place;
import dev.pilotlight.faults.proxy.FaultProxy;
import dev.pilotlight.faults.proxy.Toxic;
import java.io.Closeable;
import java.io.IOException;
import java.util.function.Consumer;

/** Both houses' ways to the cloud, which suffer together. Any thread. */
final class Links implements Closeable {
    private final FaultProxy own;
    private final FaultProxy second;

    /** Ways that pass everything; each call that is made on one is told with its house. */
    Links(Addresses addresses, Consumer<Place> dialled) throws IOException {
        this.own = new FaultProxy(addresses.link(), addresses.mqtt(), () -> dialled.accept(
                Place.PILOTLIGHT));
        this.second = new FaultProxy(addresses.secondLink(), addresses.mqtt(),
                () -> dialled.accept(Place.CLOUD_ONLY));
    }

    /** Both ways, in both directions. */
    void set(Toxic toxic) {
        own.set(toxic, toxic);
        second.set(toxic, toxic);
    }

    @Override
    public void close() throws IOException {
        own.close();
        second.close();
    }
}
