package dev.pilotlight.agent.gpio;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import dev.pilotlight.agent.equipment.Output;
import dev.pilotlight.config.Wires;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One relay on a pin; one whose line was not to be had is open. Any thread. */
final class PinRelay {
    private static final Logger LOG = LoggerFactory.getLogger(PinRelay.class);

    private final Output output;
    private final Wires.RelayPin wired;
    private volatile @Nullable DigitalOutput line;
    private volatile String told = "";

    PinRelay(Output output, Wires.RelayPin wired) {
        this.output = output;
        this.wired = wired;
    }

    Output output() {
        return output;
    }

    /** Takes the line if it has none; whether it has one now. */
    boolean take(Header header) {
        if (line != null) {
            return true;
        }
        try {
            line = header.output(wired.pin(), wired.activeLow()
                    ? Header.Rest.HIGH
                    : Header.Rest.LOW);
            tell("");
            return true;
        } catch (IOException refused) {
            tell(String.valueOf(refused.getMessage()));
            return false;
        }
    }

    /** Each trouble is told once. */
    private void tell(String trouble) {
        if (!trouble.equals(told)) {
            told = trouble;
            LOG.warn("relay {} on {}: {}", output.word(), wired.pin(), trouble.isEmpty()
                    ? "works again"
                    : trouble);
        }
    }

    /** With its pin, and who has that; empty when it works. */
    String trouble() {
        return told.isEmpty() ? "" : "relay " + output.word() + " on " + wired.pin() + ": " + told;
    }

    void close() {
        write(true);
    }

    /** Whether it is open now, as far as the kernel knows. */
    boolean open() {
        return write(false) && !isClosed();
    }

    private boolean write(boolean closes) {
        DigitalOutput taken = line;
        try {
            if (taken != null) {
                taken.setState(closes != wired.activeLow());
            }
            return true;
        } catch (Pi4JException refused) {
            tell(String.valueOf(refused.getMessage()));
            return false;
        }
    }

    boolean isClosed() {
        DigitalOutput taken = line;
        try {
            return taken != null && taken.state().isHigh() != wired.activeLow();
        } catch (Pi4JException refused) {
            tell(String.valueOf(refused.getMessage()));
            return false;
        }
    }
}
