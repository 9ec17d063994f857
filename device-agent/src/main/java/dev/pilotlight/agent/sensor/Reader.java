package dev.pilotlight.agent.sensor;

import dev.pilotlight.agent.core.Sample;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.config.Sensing;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one gauge again and again, on a thread of its own, and tells every sensor that looks at it:
 * a hygrometer's two values are two sensors of one chip.
 */
final class Reader {
    private final Gauge gauge;
    private final Map<String, Sensing.Kind> names;
    private final Duration every;
    private final TimeSource time;
    private volatile boolean closed;
    private volatile @Nullable Thread thread;

    /**
     * Not started.
     *
     * @param names the sensors, and what each of them wants to know
     */
    Reader(Gauge gauge, Map<String, Sensing.Kind> names, Duration every, TimeSource time) {
        this.gauge = gauge;
        this.names = Map.copyOf(names);
        this.every = every;
        this.time = time;
    }

    void start(Consumer<Sample> sink) {
        thread = Thread.ofPlatform().daemon().name("sensor-" + names.keySet().stream().sorted()
                .findFirst().orElse("none")).start(() -> run(sink));
    }

    private void run(Consumer<Sample> sink) {
        while (!closed) {
            readOnce(sink);
            LockSupport.parkNanos(every.toNanos());
        }
    }

    /** One attempt, told to all. */
    void readOnce(Consumer<Sample> sink) {
        try {
            Air air = gauge.read();
            Duration at = time.now().uptime();
            names.forEach((name, kind) -> sink.accept(sample(name, kind, air, at)));
        } catch (IOException failed) {
            tell(String.valueOf(failed.getMessage()), sink);
        } catch (RuntimeException bug) {
            // One that its driver did not foresee must not silence the sensor for good.
            tell("could not be read, and that is a mistake of the program: " + bug, sink);
        }
    }

    private void tell(String why, Consumer<Sample> sink) {
        Duration at = time.now().uptime();
        names.forEach((name, _) -> sink.accept(new Sample.Failed(name, why, at)));
    }

    private static Sample sample(String name, Sensing.Kind kind, Air air, Duration at) {
        if (kind != Sensing.Kind.HUMIDITY) {
            return new Sample.Measured(name, air.temperature(), at);
        }
        return air.humidity().isPresent()
                ? new Sample.Told(name, air.humidity().getAsInt(), at)
                : new Sample.Failed(name, "feels no humidity", at);
    }

    void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
