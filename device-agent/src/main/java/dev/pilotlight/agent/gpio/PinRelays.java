package dev.pilotlight.agent.gpio;

import com.pi4j.exception.Pi4JException;
import dev.pilotlight.agent.equipment.Output;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.port.RelayBank;
import dev.pilotlight.config.Relay;
import dev.pilotlight.config.Wires;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Relays on pins. Each is off before its line is enabled, and its line is pulled to off, so that it
 * is off when the kernel lets go of the line of a process that died. A kernel that does not is told
 * of ({@link PersistedOutputs}); after the service's death {@code relays-off} opens them anyway.
 *
 * <p>
 * Lines are written on the caller's thread, the control loop's: the header's chips are registers in
 * memory, a write is one system call that never sleeps, and an order to open must not queue behind
 * anything. Lines are <em>taken</em> there only at the start; one that is refused, because another
 * process has it, is asked for again every {@value #RETRY_SECONDS} s by a thread of its own, and
 * reads as open until then.
 */
public final class PinRelays implements RelayBank {
    private static final Logger LOG = LoggerFactory.getLogger(PinRelays.class);
    private static final int RETRY_SECONDS = 5;

    private final Header header;
    private final List<PinRelay> relays = new ArrayList<>();
    private volatile boolean closed;

    /** Takes the lines, as many as it gets. */
    public PinRelays(Header header, Map<Relay, Wires.RelayPin> wired) {
        this.header = header;
        wired.forEach((relay, pin) -> relays.add(new PinRelay(Output.valueOf(relay.name()),
                pin)));
        if (!takeAll()) {
            Thread.ofPlatform().daemon().name("relay-lines").start(this::takeTheRest);
        }
    }

    private boolean takeAll() {
        boolean all = true;
        for (PinRelay relay : relays) {
            all &= relay.take(header);
        }
        return all;
    }

    private void takeTheRest() {
        while (!closed && !takeAll()) {
            LockSupport.parkNanos(RETRY_SECONDS * 1_000_000_000L);
        }
    }

    /**
     * Opens before it closes, so that heat and cool are never closed together, not even between two
     * writes; and closes nothing while something that had to open has not.
     */
    @Override
    public void drive(Outputs outputs) {
        boolean opened = true;
        for (PinRelay relay : relays) {
            opened &= outputs.has(relay.output()) || relay.open();
        }
        for (PinRelay relay : relays) {
            if (outputs.has(relay.output()) && opened && !closed) {
                relay.close();
            }
        }
    }

    @Override
    public Outputs readBack() {
        int bits = 0;
        for (PinRelay relay : relays) {
            bits |= relay.isClosed() ? Outputs.of(relay.output()).closed() : 0;
        }
        return possible(bits);
    }

    @Override
    public String trouble() {
        return relays.stream().map(PinRelay::trouble).filter(one -> !one.isEmpty()).collect(
                Collectors.joining("; "));
    }

    /** Relays that heat and cool at once are no state that can be told; it differs from any. */
    private static Outputs possible(int bits) {
        try {
            return new Outputs(bits);
        } catch (IllegalArgumentException both) {
            LOG.error("relays for heat and cool read as closed at once");
            return Outputs.OPEN;
        }
    }

    /** Opens every relay and lets go of the lines, which are pulled to off. */
    @Override
    public void close() {
        closed = true;
        drive(Outputs.OPEN);
        try {
            header.close();
        } catch (Pi4JException unwilling) {
            LOG.warn("the pins were not let go of: {}", unwilling.getMessage());
        }
    }
}
