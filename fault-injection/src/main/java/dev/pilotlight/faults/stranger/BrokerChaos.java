package dev.pilotlight.faults.stranger;

import dev.pilotlight.faults.client.MqttThing;
import dev.pilotlight.faults.proxy.FaultProxy;
import dev.pilotlight.faults.proxy.Toxic;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Several senders, each behind a proxy of its own that suffers one fault after the other, and one
 * listener with an undisturbed way to the broker. One thread, beside one for each sender.
 */
public final class BrokerChaos implements Closeable {
    private static final Duration LONGEST_FAULT = Duration.ofSeconds(8);
    private static final Duration LONGEST_REST = Duration.ofSeconds(3);
    private static final Duration LAST_WORDS = Duration.ofSeconds(30);

    private final Plan plan;
    private final SplittableRandom chance;
    private final Listener listener;
    private final List<FaultProxy> ways = new ArrayList<>();
    private final List<Sender> senders = new ArrayList<>();
    private final SortedMap<String, Integer> struck = new TreeMap<>();

    /**
     * What is to be done.
     *
     * @param broker any MQTT 5 broker that lets its clients publish and subscribe below
     *        {@code pilotlight-chaos/}
     * @param span how long faults go on
     * @param senders how many suffer, each on its own, 1 to 100
     * @param seed decides which fault comes when
     */
    public record Plan(MqttThing.Gate broker, Duration span, int senders, long seed) {
        public Plan {
            if (senders < 1 || senders > 100) {
                throw new IllegalArgumentException("is " + senders + " senders, want 1 to 100");
            }
        }
    }

    /**
     * Connects all; nothing is broken yet.
     *
     * @throws IOException when the broker cannot be used at all
     */
    public BrokerChaos(Plan plan) throws IOException {
        this.plan = plan;
        this.chance = new SplittableRandom(plan.seed());
        String run = "pilotlight-chaos/%x".formatted(plan.seed());
        this.listener = new Listener(plan.broker(), run);
        for (int number = 0; number < plan.senders(); number++) {
            FaultProxy way = new FaultProxy(0, new InetSocketAddress(plan.broker().host(), plan
                    .broker().port()), () -> {});
            ways.add(way);
            senders.add(new Sender(plan.broker().through(way.port()), run, number, chance.split()));
        }
    }

    /** Plays for the span, heals everything, and waits for what is still on its way. */
    public BrokerReport play(Consumer<String> teller) {
        senders.forEach(Sender::start);
        long end = System.nanoTime() + plan.span().toNanos();
        for (int round = 1; System.nanoTime() < end; round++) {
            List<BrokerFault> faults = ways.stream().map(_ -> BrokerFault.any(chance)).toList();
            for (int one = 0; one < ways.size(); one++) {
                faults.get(one).strike(ways.get(one));
                struck.merge(faults.get(one).words(), 1, Integer::sum);
            }
            pause(LONGEST_FAULT);
            ways.forEach(BrokerChaos::heal);
            pause(LONGEST_REST);
            teller.accept("round %d: %d acknowledged, %d faults".formatted(round, acknowledged(),
                    round * ways.size()));
        }
        senders.forEach(sender -> sender.finish(LAST_WORDS));
        listener.awaitAll(senders, LAST_WORDS);
        return new BrokerReport(struck, senders.stream().map(sender -> sender.account(listener))
                .toList(), listener.interruptions());
    }

    private long acknowledged() {
        return senders.stream().mapToLong(Sender::acknowledged).sum();
    }

    private static void heal(FaultProxy way) {
        way.set(Toxic.PASS, Toxic.PASS);
    }

    /** A tenth to all of it. */
    private void pause(Duration longest) {
        try {
            TimeUnit.MILLISECONDS.sleep(chance.nextLong(longest.toMillis() / 10, longest
                    .toMillis()));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        senders.forEach(Sender::close);
        for (FaultProxy way : ways) {
            way.close();
        }
        listener.close();
    }
}
