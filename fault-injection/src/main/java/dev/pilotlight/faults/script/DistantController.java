package dev.pilotlight.faults.script;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilotlight.config.ConfigReader;
import dev.pilotlight.faults.demo.AgentConfig;
import dev.pilotlight.faults.demo.World;
import dev.pilotlight.faults.ledger.Fact;
import dev.pilotlight.faults.ledger.Place;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.units.Temperature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The same hysteresis controller with the same schedule, placed behind the broker: it learns the
 * room from the twin and says "heat" or "off" through the twin. A thread of its own; any thread may
 * hand it a wish.
 */
final class DistantController implements AutoCloseable {

    /** The device whose relay it moves. */
    static final String THING = "cloud-run";

    private static final Duration EVERY = Duration.ofMillis(250);
    private static final double HALF_BAND_K = 0.2;

    private final World world;
    private final WeeklySchedule schedule;
    private volatile Optional<Wish> hold = Optional.empty();
    private volatile Optional<Wish> lease = Optional.empty();
    private volatile boolean closed;
    private boolean heating;

    DistantController(World world) {
        this.world = world;
        this.schedule = ConfigReader
                .read(AgentConfig.yaml(world.addresses()).getBytes(StandardCharsets.UTF_8))
                .toOptional()
                .orElseThrow(() -> new IllegalStateException("the demo's configuration is wrong"))
                .schedule();
        Thread.ofVirtual().name("distant-controller").start(this::repeat);
    }

    /** Wanted by somebody until an end. */
    record Wish(double targetC, Instant until) {

        boolean isActive(Instant now) {
            return now.isBefore(until);
        }
    }

    void hold(Wish wish) {
        hold = Optional.of(wish);
    }

    void lease(Wish wish) {
        lease = Optional.of(wish);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void repeat() {
        while (!closed) {
            try {
                step();
            } catch (IOException e) {
                // The cloud is away, and this controller with it.
            }
            LockSupport.parkNanos(EVERY.toNanos());
        }
    }

    private void step() throws IOException {
        double target = target(world.pace().now());
        JsonNode shadow = world.programs().cloudApi().shadow(THING, "control");
        world.ledger().write(
                new Fact.Target(world.timeline().now(), Place.CLOUD_ONLY, target));
        JsonNode room = shadow.at("/state/reported/status/room");
        if (!room.isNumber()) {
            return;
        }
        boolean next = room.asDouble() < target - HALF_BAND_K
                || (heating && room.asDouble() < target + HALF_BAND_K);
        String wanted = next ? "heat" : "off";
        if (!shadow.at("/state/desired/mode").asText().equals(wanted)) {
            world.programs().cloudApi().control(THING, "{\"mode\":\"" + wanted + "\"}");
        }
        heating = next;
    }

    private double target(Instant now) {
        return hold.filter(w -> w.isActive(now)).or(() -> lease.filter(w -> w.isActive(now)))
                .map(Wish::targetC)
                .orElseGet(() -> schedule.at(now).map(slot -> slot.target())
                        .map(Temperature::celsius).orElse(17.0));
    }
}
