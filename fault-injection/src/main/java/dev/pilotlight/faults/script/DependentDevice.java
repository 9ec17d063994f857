package dev.pilotlight.faults.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pilotlight.faults.client.MqttThing;
import dev.pilotlight.faults.client.Trust;
import dev.pilotlight.faults.demo.World;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The other house's thermostat: it sends its readings into its twin, and moves its relay when the
 * twin says so. It decides nothing, so while the cloud or the link is gone its relay stays as it
 * is.
 *
 * <p>
 * One thread of its own owns the connection; Paho's thread only queues what arrives.
 */
final class DependentDevice implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(300);
    private static final Duration LIMIT = Duration.ofSeconds(4);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final String SHADOW = "$aws/things/" + DistantController.THING
            + "/shadow/name/control/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final World world;
    private final DependentHouse house;
    private final Trust.Identity identity;
    private final BlockingQueue<byte[]> inbox = new LinkedBlockingQueue<>(100);
    private final Thread thread;
    private volatile boolean powered = true;
    private volatile boolean measuring = true;
    private volatile boolean closed;
    private @Nullable MqttThing connection;

    DependentDevice(World world, DependentHouse house, Trust.Identity identity) {
        this.world = world;
        this.house = house;
        this.identity = identity;
        this.thread = Thread.ofPlatform().daemon().name("dependent-device").start(this::repeat);
    }

    /** Takes or gives power: without it the relay opens and nothing is said. */
    void power(boolean on) {
        powered = on;
        if (!on) {
            house.heat(false);
        }
    }

    /** Breaks or mends its thermometer: without one it has nothing to say. */
    void sensor(boolean working) {
        measuring = working;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void repeat() {
        while (!closed) {
            try {
                if (powered) {
                    step();
                } else {
                    drop();
                }
                pause(EVERY);
            } catch (IOException e) {
                drop();
                pause(RETRY);
            }
        }
        drop();
    }

    private void step() throws IOException {
        MqttThing current = connection;
        if (current == null || !current.isConnected()) {
            drop();
            current = connect();
            connection = current;
        }
        for (byte[] message = inbox.poll(); message != null; message = inbox.poll()) {
            obey(current, JSON.readTree(message));
        }
        if (!measuring) {
            return;
        }
        current.publish(SHADOW + "update", String.format(Locale.ROOT,
                "{\"state\":{\"reported\":{\"status\":{\"room\":%.3f}}}}",
                house.thermometerC()));
    }

    private MqttThing connect() throws IOException {
        inbox.clear();
        MqttThing next = MqttThing.connect(world.addresses().secondLink(),
                DistantController.THING, world.programs().trust().context(identity), LIMIT,
                (_, payload) -> inbox.offer(payload));
        next.subscribe(SHADOW + "update/delta");
        next.subscribe(SHADOW + "get/accepted");
        next.publish(SHADOW + "get", "{}");
        return next;
    }

    /** A delta has the state itself, the answer to "get" has it under "desired". */
    private void obey(MqttThing current, JsonNode message) throws IOException {
        JsonNode state = message.path("state");
        JsonNode mode = state.has("desired") ? state.at("/desired/mode") : state.path("mode");
        if (!mode.isTextual() || !powered) {
            return;
        }
        house.heat(mode.asText().equals("heat"));
        current.publish(SHADOW + "update", "{\"state\":{\"reported\":{\"mode\":{\"value\":\""
                + mode.asText() + "\",\"ac\":200,\"av\":" + message.path("version").asLong()
                + ",\"ad\":\"\"}}}}");
    }

    private void drop() {
        MqttThing current = connection;
        connection = null;
        if (current != null) {
            current.close();
        }
    }

    private void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            closed = true;
        }
    }
}
