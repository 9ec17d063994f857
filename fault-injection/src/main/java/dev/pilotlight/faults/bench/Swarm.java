package dev.pilotlight.faults.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;

/** Many devices that one thread speaks for, so that the sender leaves the machine to the server. */
final class Swarm implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final List<LoadDevice> devices;
    private final Selector selector;

    private Swarm(List<LoadDevice> devices, Selector selector) {
        this.devices = devices;
        this.selector = selector;
    }

    static Swarm of(List<LoadDevice> devices) throws IOException {
        Swarm swarm = new Swarm(devices, Selector.open());
        for (LoadDevice device : devices) {
            device.register(swarm.selector);
        }
        return swarm;
    }

    /** Publishes that many points of each device, as fast as they are acknowledged. */
    void publish(int each, LongConsumer nanos) throws IOException {
        order(each);
        long wanted = (long) each * devices.size();
        while (wanted > 0) {
            wanted -= hear(LIMIT, nanos);
        }
    }

    /** Publishes at a steady rate, the devices in turn, whether or not PUBACKs come. */
    void publishSteadily(int rate, Duration time, LongConsumer nanos) throws IOException {
        long wanted = rate * time.toSeconds();
        long every = Duration.ofSeconds(1).toNanos() / rate;
        long began = System.nanoTime();
        long acknowledged = 0;
        for (long sent = 0; acknowledged < wanted;) {
            while (sent < wanted && began + sent * every <= System.nanoTime()) {
                LoadDevice device = devices.get((int) (sent++ % devices.size()));
                device.order(1);
                device.fill();
            }
            acknowledged += hear(sent < wanted ? Duration.ofMillis(1) : LIMIT, nanos);
        }
    }

    /** Publishes without end until that many points are acknowledged; more are under way then. */
    void publishUntil(long acknowledged) throws IOException {
        order(Integer.MAX_VALUE);
        while (acknowledged() < acknowledged) {
            hear(LIMIT, _ -> {});
        }
    }

    /** Takes what was acknowledged before the broker died. */
    void hearTheLast() {
        for (LoadDevice device : devices) {
            try {
                while (true) {
                    device.receive(_ -> {});
                }
            } catch (IOException end) {
                device.close();
            }
        }
    }

    /** Of that device: of the points up to this one each was acknowledged. */
    long acknowledged(int device) {
        return devices.get(device).acknowledged();
    }

    private long acknowledged() {
        return devices.stream().mapToLong(LoadDevice::acknowledged).sum();
    }

    private void order(int each) throws IOException {
        for (LoadDevice device : devices) {
            device.order(each);
            device.fill();
        }
    }

    private long hear(Duration wait, LongConsumer nanos) throws IOException {
        long[] acknowledged = new long[1];
        try {
            int ready = selector.select(key -> acknowledged[0] += hear(key, nanos),
                    wait.toMillis());
            if (ready == 0 && wait.equals(LIMIT)) {
                throw new IOException("no PUBACK within " + LIMIT.toSeconds() + " s");
            }
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
        return acknowledged[0];
    }

    private static int hear(SelectionKey key, LongConsumer nanos) {
        LoadDevice device = (LoadDevice) key.attachment();
        try {
            int acknowledged = device.receive(nanos);
            device.fill();
            return acknowledged;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() throws IOException {
        devices.forEach(LoadDevice::close);
        selector.close();
    }
}
