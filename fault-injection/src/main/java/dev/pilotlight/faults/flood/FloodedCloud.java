package dev.pilotlight.faults.flood;

import dev.pilotlight.faults.client.CloudApi;
import dev.pilotlight.faults.client.Enrolment;
import dev.pilotlight.faults.client.MqttThing;
import dev.pilotlight.faults.client.Trust;
import dev.pilotlight.faults.process.AdminToken;
import dev.pilotlight.faults.process.Child;
import dev.pilotlight.faults.process.Ports;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** The cloud's program with little memory, and some honest devices enrolled with it. */
public final class FloodedCloud implements Closeable {
    /** Not where the honest ones are. */
    private static final String ELSEWHERE = "127.66.0.1";
    private static final int MQTT = 8883;
    private static final int HTTPS = 8443;
    private static final Duration START = Duration.ofSeconds(90);
    /** Within that everybody honest is to be served. */
    private static final Duration SERVED = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Pattern READY = Pattern.compile("^ready");

    private final Path log;
    private final Child process;
    private final int offset;
    private final List<SSLContext> identities = new ArrayList<>();

    /**
     * Starts it and enrols them.
     *
     * @param folder an empty one
     * @param heap as {@code -Xmx} takes it
     */
    public FloodedCloud(Path jar, Path folder, String heap, int devices) throws IOException {
        this.log = folder.resolve("cloud.log");
        this.offset = Ports.freeOffset(HTTPS, MQTT);
        this.process = Child.start("cloud", log, List.of(Path.of(System.getProperty("java.home"),
                "bin", "java").toString(), "--sun-misc-unsafe-memory-access=allow", "-Xmx" + heap,
                "-jar", jar.toString(), "serve", "--data", folder.resolve("cloud").toString(),
                "--bind", "127.0.0.1", "--port-offset", Integer.toString(offset)));
        String admin = AdminToken.of(process, START);
        process.awaitLine(READY, START);
        enrol(admin, devices);
    }

    private void enrol(String admin, int devices) throws IOException {
        Trust trust = Trust.onFirstUse(HTTPS + offset);
        String address = "https://localhost:" + (HTTPS + offset);
        try (CloudApi api = new CloudApi(address, admin, trust.context(), START);
                HttpClient client = Enrolment.client(trust)) {
            for (int i = 0; i < devices; i++) {
                identities.add(trust.context(Enrolment.enrol(client, address, api.newDevice(
                        thing(i)), trust)));
            }
        }
    }

    private static String thing(int number) {
        return "honest-" + number;
    }

    /** The first device is connected before and stays; the others come one after another. */
    public FloodReport under(Flood flood, int strangers, Duration span) throws IOException {
        long before = Files.size(log);
        long began = System.nanoTime();
        FloodReport.Notes notes = new FloodReport.Notes();
        try (MqttThing connected = connectPatiently(0);
                Strangers crowd = new Strangers(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), MQTT
                                + offset),
                        InetAddress.ofLiteral(ELSEWHERE), flood, strangers)) {
            Thread talk = Thread.ofVirtual().start(() -> notes.talk(connected, topic(0), began
                    + span.toNanos()));
            for (int next = 1; System.nanoTime() - began < span.toNanos(); next++) {
                arrive(1 + next % (identities.size() - 1), notes);
            }
            join(talk);
            return notes.report(flood + " x " + strangers, crowd.came(), Files.size(log) - before,
                    Duration.ofNanos(System.nanoTime() - began), isOutOfMemory());
        }
    }

    private static void join(Thread talk) {
        try {
            talk.join(SERVED.multipliedBy(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tries again like any device, until it is served. */
    private void arrive(int device, FloodReport.Notes notes) {
        long began = System.nanoTime();
        boolean served = false;
        while (!served && System.nanoTime() - began < SERVED.multipliedBy(2).toNanos()) {
            served = isServed(device);
        }
        notes.arrived(served, Duration.ofNanos(System.nanoTime() - began));
    }

    private boolean isServed(int device) {
        try (MqttThing thing = connect(device)) {
            return !MqttThing.isRefusal(thing.publish(topic(device), FloodReport.Notes.reading(1,
                    System.nanoTime())));
        } catch (IOException notNow) {
            return false;
        }
    }

    /** The one that is in before the flood; after an earlier one the cloud may ask it to wait. */
    private MqttThing connectPatiently(int device) throws IOException {
        long began = System.nanoTime();
        while (true) {
            try {
                return connect(device);
            } catch (IOException notNow) {
                if (System.nanoTime() - began > SERVED.multipliedBy(2).toNanos()) {
                    throw notNow;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private MqttThing connect(int device) throws IOException {
        return MqttThing.connect(MQTT + offset, thing(device), identities.get(device), SERVED,
                (_, _) -> {});
    }

    private static String topic(int device) {
        return "dt/pilotlight/home/" + thing(device) + "/telemetry";
    }

    private boolean isOutOfMemory() throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.anyMatch(line -> line.contains("OutOfMemory") || line.contains(
                    "out of memory"));
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
