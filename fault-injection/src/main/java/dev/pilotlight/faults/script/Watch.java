package dev.pilotlight.faults.script;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilotlight.faults.client.AgentApi;
import dev.pilotlight.faults.demo.AgentConfig;
import dev.pilotlight.faults.demo.World;
import dev.pilotlight.faults.ledger.Fact;
import dev.pilotlight.faults.ledger.Page;
import dev.pilotlight.faults.ledger.Place;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Eyes on both pages: asks each some times a second by a timer of its own and writes down what it
 * says. Two threads, so that a frozen cloud does not hide the house's page.
 */
final class Watch implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(150);

    private final World world;
    private volatile boolean closed;

    private Watch(World world) {
        this.world = world;
    }

    /** Begins to look. */
    static Watch start(World world) {
        Watch watch = new Watch(world);
        Thread.ofVirtual().name("watch-house").start(() -> watch.repeat(watch::lookAtHouse));
        Thread.ofVirtual().name("watch-cloud").start(() -> watch.repeat(watch::lookAtDashboard));
        return watch;
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Whether the page in the house says that the link works. */
    static boolean isOnline(AgentApi api) throws IOException {
        return isOnline(api.state());
    }

    /** Whether the dashboard says that a device is connected. */
    static boolean isOnlineOnDashboard(World world) throws IOException {
        JsonNode device = world.programs().cloudApi().device(AgentConfig.THING);
        return device.path("presence").path("online").asBoolean(false);
    }

    private static boolean isOnline(JsonNode state) {
        return state.path("link").path("state").asText().equals("online");
    }

    private void lookAtHouse() throws IOException {
        JsonNode state = world.programs().agentApi().state();
        world.ledger().write(new Fact.Looked(world.timeline().now(), Page.HOUSE,
                isOnline(state)));
        if (state.path("target").isNumber()) {
            world.ledger().write(new Fact.Target(world.timeline().now(), Place.PILOTLIGHT,
                    state.path("target").asDouble()));
        }
    }

    private void lookAtDashboard() throws IOException {
        boolean online = isOnlineOnDashboard(world);
        world.ledger().write(new Fact.Looked(world.timeline().now(), Page.DASHBOARD, online));
    }

    private void repeat(Look look) {
        while (!closed) {
            try {
                look.once();
            } catch (IOException e) {
                // Nobody answers: there is no page that could say anything, true or false.
            }
            LockSupport.parkNanos(EVERY.toNanos());
        }
    }

    @FunctionalInterface
    private interface Look {
        void once() throws IOException;
    }
}
