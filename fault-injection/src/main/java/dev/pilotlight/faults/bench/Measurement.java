package dev.pilotlight.faults.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The same load on any broker. The machine that sends is the machine that serves. */
final class Measurement {
    /** Connecting is a matter of answers to wait for. */
    private static final int CONNECTING = 4;

    private final Target target;
    private final Sizes sizes;

    private Measurement(Target target, Sizes sizes) {
        this.target = target;
        this.sizes = sizes;
    }

    static Figures of(Target target, Sizes sizes) throws IOException {
        return new Measurement(target, sizes).figures();
    }

    /** Connects the first so many devices, a few at a time. */
    static Swarm connect(Target target, Sizes sizes, int devices, String boot)
            throws IOException {
        return Swarm.of(inParallel(devices, i -> LoadDevice.connect(target.mqttPort(),
                sizes.thing(i), boot, target.identities().get(i))));
    }

    /** What is to be done with each number. */
    interface Part<T> {
        T of(int index) throws IOException;
    }

    /** Does it with 0 to {@code count} - 1, a few at a time; the results in that order. */
    static <T> List<T> inParallel(int count, Part<T> part) throws IOException {
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTING)) {
            List<Callable<T>> calls = IntStream.range(0, count)
                    .<Callable<T>>mapToObj(i -> () -> part.of(i)).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(calls)) {
                results.add(done.get());
            }
            return results;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        }
    }

    /** So many times a part of the devices connects and leaves. */
    private Spread live() throws IOException {
        int some = Math.min(sizes.devices(), Sizes.LIVE_DEVICES);
        List<Long> rounds = new ArrayList<>();
        for (int round = 0; round < Sizes.LIVE_ROUNDS; round++) {
            OptionalLong before = target.liveBytes();
            try (Swarm _ = connect(target, sizes, some, "live")) {
                OptionalLong after = target.liveBytes();
                if (before.isPresent() && after.isPresent()) {
                    rounds.add((after.getAsLong() - before.getAsLong()) / some);
                }
            }
        }
        return new Spread(rounds);
    }

    private Figures figures() throws IOException {
        Usage before = target.usage();
        connect(target, sizes, sizes.devices(), "new").close();
        double fresh = perDevice(before, target.usage());
        Spread live = live();
        Usage between = target.usage();
        try (Swarm swarm = connect(target, sizes, sizes.devices(), "load")) {
            Usage after = target.usage();
            swarm.publish(Math.max(1, sizes.pointsEach() / Sizes.WARM_UP), _ -> {});
            return new Figures(target.name(), fresh,
                    perDevice(between, after),
                    (after.residentBytes() - before.residentBytes()) / sizes.devices(),
                    live, flat(swarm), steady(swarm));
        }
    }

    private double perDevice(Usage before, Usage after) {
        return Figures.millis(after.cpuSince(before)) / sizes.devices();
    }

    private Figures.Run flat(Swarm swarm) throws IOException {
        return run((long) sizes.pointsEach() * sizes.devices(),
                latencies -> swarm.publish(sizes.pointsEach(), latencies));
    }

    private Figures.Run steady(Swarm swarm) throws IOException {
        return run(sizes.rate() * sizes.steady().toSeconds(),
                latencies -> swarm.publishSteadily(sizes.rate(), sizes.steady(), latencies));
    }

    /** Publishes many points. */
    private interface Load {
        void on(Latencies latencies) throws IOException;
    }

    private Figures.Run run(long points, Load load) throws IOException {
        Latencies latencies = new Latencies();
        Usage before = target.usage();
        Usage sender = Usage.own();
        long began = System.nanoTime();
        load.on(latencies);
        Duration time = Duration.ofNanos(System.nanoTime() - began);
        return Figures.Run.of(points, time, target.usage().cpuSince(before),
                Usage.own().cpuSince(sender), latencies);
    }
}
