package dev.pilotlight.agent.gpio;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import dev.pilotlight.agent.core.Status;
import dev.pilotlight.agent.port.LocalDoor;
import dev.pilotlight.config.Wires;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The status lamp: lit while all is well, blinking while something should be looked at, dark when
 * the agent does not run.
 */
final class Lamp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lamp.class);
    private static final Duration BEAT = Duration.ofMillis(500);

    private final LocalDoor door;
    private volatile boolean closed;

    /** Takes the pin and begins, on a thread of its own. */
    Lamp(Header header, Wires.Lamp wired, LocalDoor door) {
        this.door = door;
        Thread.ofPlatform().daemon().name("lamp").start(() -> run(header, wired));
    }

    private void run(Header header, Wires.Lamp wired) {
        try {
            DigitalOutput output = header.output(wired.pin(), wired.activeLow()
                    ? Header.Rest.HIGH
                    : Header.Rest.LOW);
            boolean lit = false;
            while (!closed) {
                Status.Health health = door.status().health();
                lit = !lit || health.hazards().isEmpty();
                output.setState(lit != wired.activeLow());
                LockSupport.parkNanos(BEAT.toNanos());
            }
        } catch (IOException | Pi4JException refused) {
            if (!closed) {
                LOG.warn("lamp on {}: {}", wired.pin(), refused.getMessage());
            }
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
