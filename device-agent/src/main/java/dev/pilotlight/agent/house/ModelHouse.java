package dev.pilotlight.agent.house;

import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.core.Sample;
import dev.pilotlight.agent.port.RelayBank;
import dev.pilotlight.agent.port.Thermometer;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.config.Sensing;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A house that the agent computes itself, on a thread of its own that owns the model. */
public final class ModelHouse implements RelayBank, Thermometer {
    private static final Duration BEAT = Duration.ofMillis(100);
    /** A driver that falls silent for so long, in real time, is dead: the relays open (law L2). */
    private static final Duration LEASE = Duration.ofSeconds(60);
    /** After a pause of the process the house lives on from now, not in one leap. */
    private static final Duration LONGEST_LEAP = Duration.ofHours(1);

    private final House house;
    private final Instruments instruments;
    /** What was last asked for, and when in real time. */
    private record Order(Outputs outputs, long at) {}

    private final TimeSource time;
    private final LongSupplier nanos;
    private volatile Order order = new Order(Outputs.OPEN, 0);
    private volatile boolean closed;

    /** A house in which these sensors hang. */
    public ModelHouse(House house, Sensing sensing, TimeSource time) {
        this(house, sensing, time, System::nanoTime);
    }

    /** The same with real time, in nanoseconds, from elsewhere. */
    ModelHouse(House house, Sensing sensing, TimeSource time, LongSupplier nanos) {
        this.house = house;
        this.instruments = new Instruments(sensing, house);
        this.time = time;
        this.nanos = nanos;
    }

    @Override
    public void start(Consumer<Sample> sink) {
        Thread.ofPlatform().name("house").daemon().start(() -> live(sink));
    }

    @Override
    public void drive(Outputs outputs) {
        order = new Order(closed ? Outputs.OPEN : outputs, nanos.getAsLong());
    }

    @Override
    public Outputs readBack() {
        Order newest = order;
        return nanos.getAsLong() - newest.at() > LEASE.toNanos() ? Outputs.OPEN : newest.outputs();
    }

    @Override
    public void close() {
        closed = true;
        order = new Order(Outputs.OPEN, nanos.getAsLong());
    }

    private void live(Consumer<Sample> sink) {
        Moment last = time.now();
        Duration nextSample = last.uptime();
        while (!closed) {
            Moment now = time.now();
            Duration passed = now.since(last.uptime());
            house.advance(last.wall(), passed.compareTo(LONGEST_LEAP) > 0 ? LONGEST_LEAP : passed,
                    readBack());
            last = now;
            if (now.uptime().compareTo(nextSample) >= 0) {
                instruments.speak(sink, now.uptime());
                nextSample = now.uptime().plus(house.model().sensor().period());
            }
            LockSupport.parkNanos(BEAT.toNanos());
        }
    }
}
