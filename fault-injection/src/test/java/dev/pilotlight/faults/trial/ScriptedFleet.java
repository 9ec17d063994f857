package dev.pilotlight.faults.trial;

import dev.pilotlight.faults.client.CloudApi;
import dev.pilotlight.faults.client.Enrolment;
import dev.pilotlight.faults.client.Trust;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Many scripted devices at one cloud, each enrolled and placed as any device is. */
final class ScriptedFleet implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int AT_A_TIME = 4;
    private static final Duration END = Duration.ofSeconds(20);

    private final List<ScriptedDevice> devices;
    private final List<Thread> threads = new ArrayList<>();

    private ScriptedFleet(List<ScriptedDevice> devices) {
        this.devices = devices;
    }

    static String thing(int number) {
        return "scripted-%03d".formatted(number);
    }

    /** Enrols and starts them. */
    static ScriptedFleet start(int many, OperatedCloud cloud, String admin) throws IOException {
        Trust trust = Trust.onFirstUse(cloud.httpsPort());
        String address = "https://localhost:" + cloud.httpsPort();
        InstantSource clock = cloud.pace()::now;
        try (CloudApi api = new CloudApi(address, admin, trust.context(), LIMIT);
                HttpClient client = Enrolment.client(trust);
                ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Callable<ScriptedDevice>> all = IntStream.range(0, many)
                    .<Callable<ScriptedDevice>>mapToObj(i -> () -> {
                        Trust.Identity identity = Enrolment.enrol(client, address, api.newDevice(
                                thing(i)), trust);
                        place(api, admin, thing(i));
                        return new ScriptedDevice(thing(i), cloud.mqttPort(), trust.context(
                                identity), clock);
                    }).toList();
            ScriptedFleet fleet = new ScriptedFleet(results(pool.invokeAll(all)));
            fleet.devices.forEach(one -> fleet.threads.add(Thread.startVirtualThread(one)));
            return fleet;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }

    private static <T> List<T> results(List<Future<T>> futures) throws IOException,
            InterruptedException {
        List<T> results = new ArrayList<>();
        for (Future<T> one : futures) {
            try {
                results.add(one.get());
            } catch (ExecutionException failed) {
                throw new IOException(failed.getCause());
            }
        }
        return results;
    }

    private static void place(CloudApi api, String admin, String thing) throws IOException {
        if (!api.sendAs("Bearer " + admin, "PUT", "/api/v1/devices/" + thing + "/place",
                "{\"site\":\"house-1\",\"groups\":[\"" + OperatedCloud.GROUP + "\"]}").isOk()) {
            throw new IOException(thing + " was not placed");
        }
    }

    List<ScriptedDevice> which(Predicate<ScriptedDevice> which) {
        return devices.stream().filter(which).toList();
    }

    int many(Predicate<ScriptedDevice> which) {
        return which(which).size();
    }

    @Override
    public void close() {
        devices.forEach(ScriptedDevice::stop);
        for (Thread thread : threads) {
            try {
                thread.join(END);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
