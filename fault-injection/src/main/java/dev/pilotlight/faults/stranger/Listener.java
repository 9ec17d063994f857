package dev.pilotlight.faults.stranger;

import dev.pilotlight.faults.client.MqttThing;
import dev.pilotlight.faults.demo.Waiting;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Hears every number that the broker delivers, on a way without faults. Any thread. */
final class Listener implements Closeable {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Map<String, Heard> heard = new ConcurrentHashMap<>();
    private final MqttThing connection;

    private static final class Heard {
        private final BitSet numbers = new BitSet();
        private final AtomicLong repeated = new AtomicLong();

        synchronized void add(int number) {
            if (numbers.get(number)) {
                repeated.incrementAndGet();
            }
            numbers.set(number);
        }

        synchronized long missing(long acknowledged) {
            return acknowledged - numbers.get(1, (int) acknowledged + 1).cardinality();
        }
    }

    Listener(MqttThing.Gate broker, String run) throws IOException {
        this.connection = MqttThing.connect(broker, "pilotlight-listener-" + run.hashCode(), LIMIT,
                this::take);
        int code = connection.subscribe(run + "/+");
        if (MqttThing.isRefusal(code)) {
            throw new IOException(
                    "the broker refuses to subscribe to %s/+ (0x%02X), want a login that may"
                            .formatted(run, code));
        }
    }

    private void take(String topic, byte[] payload) {
        of(topic).add(Integer.parseInt(new String(payload, StandardCharsets.US_ASCII)));
    }

    private Heard of(String topic) {
        return heard.computeIfAbsent(topic, _ -> new Heard());
    }

    /** Numbers that were acknowledged and never came. */
    long missing(Sender sender) {
        return of(sender.topic()).missing(sender.acknowledged());
    }

    /** Numbers that came more than once, as QoS 1 allows. */
    long repeated(Sender sender) {
        return of(sender.topic()).repeated.get();
    }

    /** Waits until nothing is missing, or no longer. */
    void awaitAll(List<Sender> senders, Duration patience) {
        Waiting.until(patience, () -> senders.stream().allMatch(sender -> missing(sender) == 0));
    }

    /** Sentences about the listener's own connection; none is right. */
    List<String> interruptions() {
        return connection.isConnected()
                ? List.of()
                : List.of("the listener's own connection ended: what is missing may be its fault");
    }

    @Override
    public void close() {
        connection.close();
    }
}
