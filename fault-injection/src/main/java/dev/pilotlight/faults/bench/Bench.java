package dev.pilotlight.faults.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;

/**
 * Load on the real cloud over mutual TLS: handshakes new and resumed, points as fast as it takes
 * them, points at a steady rate, and points while it is killed. One thread runs it; each device has
 * a virtual thread of its own. The machine that sends is the machine that serves, so its figures
 * are lower bounds.
 */
public final class Bench {
    private final Sizes sizes;
    private final PrintStream out;
    private final LoadedCloud cloud;
    private final List<String> things = new ArrayList<>();
    private final List<SSLContext> identities = new ArrayList<>();

    /**
     * How much of everything.
     *
     * @param points published as fast as possible, by all devices together
     * @param rate points a second of the steady part
     * @param kills how often the cloud is killed
     * @param killPoints published while it is killed, by all devices together
     */
    public record Sizes(int devices, int points, int rate, Duration steady, int kills,
            int killPoints) {}

    private Bench(Sizes sizes, PrintStream out, LoadedCloud cloud) {
        this.sizes = sizes;
        this.out = out;
        this.cloud = cloud;
    }

    /** Runs everything; how many acknowledged points are missing, which must be none. */
    public static long run(Path jar, Path data, Sizes sizes, PrintStream out) throws IOException {
        try (LoadedCloud cloud = LoadedCloud.start(jar, data)) {
            Bench bench = new Bench(sizes, out, cloud);
            bench.enrol();
            bench.handshakes();
            bench.load();
            return bench.kills();
        }
    }

    private void enrol() throws IOException {
        for (int i = 1; i <= sizes.devices(); i++) {
            things.add("load-" + i);
            identities.add(cloud.enrol("load-" + i));
        }
        out.printf("%d devices enrolled, each with a key and certificate of its own%n",
                sizes.devices());
    }

    /** Each device connects twice: the second time its TLS session is resumed. */
    private void handshakes() throws IOException {
        Duration fresh = connectsCost("w");
        Duration resumed = connectsCost("r");
        out.printf("connect: %.2f ms of the cloud's CPU new, %.2f ms resumed%n",
                millis(fresh) / sizes.devices(), millis(resumed) / sizes.devices());
    }

    private Duration connectsCost(String boot) throws IOException {
        Usage before = cloud.usage();
        for (int i = 0; i < sizes.devices(); i++) {
            LoadDevice.connect(cloud.mqttPort(), things.get(i), boot, identities.get(i)).close();
        }
        return cloud.usage().cpuSince(before);
    }

    private void load() throws IOException {
        Usage idle = cloud.usage();
        List<LoadDevice> devices = connectAll("load");
        long perConnection = (cloud.usage().residentBytes() - idle.residentBytes())
                / sizes.devices();
        int each = Math.max(1, sizes.points() / sizes.devices());
        publish(devices, Math.max(1, each / 10), new Latencies());
        Latencies full = new Latencies();
        Usage before = cloud.usage();
        long began = System.nanoTime();
        publish(devices, each, full);
        double seconds = (System.nanoTime() - began) / 1e9;
        long sent = (long) each * sizes.devices();
        out.printf("as fast as it takes them: %d points in %.1f s = %.0f/s stored durably, "
                + "%.3f ms of CPU each, PUBACK %s, %d KiB a connection%n", sent, seconds,
                sent / seconds, millis(cloud.usage().cpuSince(before)) / sent, full,
                perConnection / 1024);
        steady(devices);
        devices.forEach(LoadDevice::close);
    }

    private void steady(List<LoadDevice> devices) throws IOException {
        Latencies steady = new Latencies();
        long pause = Duration.ofSeconds(1).toNanos() * devices.size() / sizes.rate();
        long rounds = sizes.steady().toNanos() / pause;
        Usage before = cloud.usage();
        Random random = new Random(1);
        forEach(devices, device -> {
            long next = System.nanoTime() + random.nextLong(pause);
            for (long round = 0; round < rounds; round++) {
                Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
                device.publish(1, steady::add);
                next += pause;
            }
        });
        out.printf("at %d/s: PUBACK %s, %.3f ms of CPU each%n", sizes.rate(), steady,
                millis(cloud.usage().cpuSince(before)) / (rounds * devices.size()));
    }

    /** Publishes while the cloud is killed; what was acknowledged must be there afterwards. */
    private long kills() throws IOException {
        long acknowledged = 0;
        long lost = 0;
        for (int kill = 1; kill <= sizes.kills(); kill++) {
            String boot = "kill-" + kill;
            List<LoadDevice> devices = connectAll(boot);
            int each = Math.max(1, sizes.killPoints() / sizes.kills() / sizes.devices());
            List<Thread> publishers = start(devices, device -> {
                try {
                    device.publish(each * 2, _ -> {});
                } catch (IOException killed) {
                    device.close();
                }
            });
            awaitAcknowledged(devices, (long) each * devices.size());
            cloud.killAndRestart();
            join(publishers);
            for (int i = 0; i < devices.size(); i++) {
                long acked = devices.get(i).acknowledged();
                long[] kept = cloud.storedAndMissing(things.get(i), boot);
                acknowledged += acked;
                lost += Math.max(0, acked - kept[0]) + kept[1];
                devices.get(i).close();
            }
        }
        out.printf("%d kills under load: %d points acknowledged, %d lost%n", sizes.kills(),
                acknowledged, lost);
        return lost;
    }

    private static void awaitAcknowledged(List<LoadDevice> devices, long wanted)
            throws IOException {
        long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (devices.stream().mapToLong(LoadDevice::acknowledged).sum() < wanted) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the cloud acknowledged too little within 5 minutes");
            }
            sleep(Duration.ofMillis(1));
        }
    }

    private List<LoadDevice> connectAll(String boot) throws IOException {
        List<LoadDevice> devices = new ArrayList<>();
        for (int i = 0; i < things.size(); i++) {
            devices.add(LoadDevice.connect(cloud.mqttPort(), things.get(i), boot,
                    identities.get(i)));
        }
        return devices;
    }

    private void publish(List<LoadDevice> devices, int each, Latencies latencies)
            throws IOException {
        forEach(devices, device -> device.publish(each, latencies::add));
    }

    /** What one device does. */
    private interface Part {
        void run(LoadDevice device) throws IOException, InterruptedException;
    }

    private static void forEach(List<LoadDevice> devices, Part part) throws IOException {
        ConcurrentLinkedQueue<Exception> failures = new ConcurrentLinkedQueue<>();
        join(start(devices, device -> {
            try {
                part.run(device);
            } catch (IOException failure) {
                failures.add(failure);
            }
        }));
        Exception first = failures.peek();
        if (first != null) {
            throw new IOException(failures.size() + " devices failed: " + first.getMessage(),
                    first);
        }
    }

    private static List<Thread> start(List<LoadDevice> devices, Part part) {
        return devices.stream().map(device -> Thread.ofVirtual().start(() -> {
            try {
                part.run(device);
            } catch (IOException | InterruptedException ended) {
                device.close();
            }
        })).toList();
    }

    private static void join(List<Thread> threads) throws IOException {
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }

    private static void sleep(Duration pause) throws IOException {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }

    /** Times from publish to PUBACK; any thread adds, one reads at the end. */
    private static final class Latencies {
        private final ConcurrentLinkedQueue<Long> all = new ConcurrentLinkedQueue<>();

        void add(long nanos) {
            all.add(nanos);
        }

        @Override
        public String toString() {
            long[] sorted = all.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(sorted);
            return "p50 %.1f ms, p99 %.1f ms".formatted(at(sorted, 0.5), at(sorted, 0.99));
        }

        private static double at(long[] sorted, double share) {
            return sorted.length == 0
                    ? 0
                    : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
        }
    }
}
