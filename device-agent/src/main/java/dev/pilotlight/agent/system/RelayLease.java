package dev.pilotlight.agent.system;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.port.RelayBank;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every order to the relays is a lease (law L2): when no new one has come for {@link #LEASE}, in
 * real time, a thread of its own opens them, whatever the loop, systemd or the adapter behind does.
 * The next order closes them again. No lock is shared with the loop, which may hang anywhere.
 */
public final class RelayLease implements RelayBank {
    /** With {@link #LOOK} it is well below the 60 s that are promised. */
    static final Duration LEASE = Duration.ofSeconds(50);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(RelayLease.class);

    private final RelayBank relays;
    private final LongSupplier nanos;
    private volatile long orderedAt;
    private volatile boolean lapsed;
    private volatile boolean closed;

    /** A lease over these relays, watched from now on. */
    public static RelayLease watched(RelayBank relays) {
        RelayLease lease = new RelayLease(relays, System::nanoTime);
        Thread.ofPlatform().name("relay-lease").daemon().start(lease::watch);
        return lease;
    }

    RelayLease(RelayBank relays, LongSupplier nanos) {
        this.relays = relays;
        this.nanos = nanos;
        this.orderedAt = nanos.getAsLong();
    }

    private void watch() {
        while (!closed) {
            look();
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Opens the relays if the last order is too old. */
    void look() {
        if (!lapsed && nanos.getAsLong() - orderedAt > LEASE.toNanos()) {
            lapsed = true;
            LOG.error("no order for {} s: the relays are opened", LEASE.toSeconds());
            relays.drive(Outputs.OPEN);
        }
    }

    @Override
    public void drive(Outputs outputs) {
        orderedAt = nanos.getAsLong();
        lapsed = false;
        relays.drive(outputs);
    }

    @Override
    public Outputs readBack() {
        return relays.readBack();
    }

    @Override
    public String trouble() {
        return relays.trouble();
    }

    @Override
    public void close() {
        closed = true;
        relays.close();
    }
}
