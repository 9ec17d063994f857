package dev.pilotlight.agent.panel;

import dev.pilotlight.agent.port.FrontPanel;
import dev.pilotlight.agent.port.I2cDevice;
import dev.pilotlight.agent.port.LocalDoor;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The display, on a thread of its own that looks once a second, and writes only what has changed; a
 * display that is not there, or comes back, is tried each time.
 */
public final class Display implements FrontPanel {
    private static final Logger LOG = LoggerFactory.getLogger(Display.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LOOKS_A_PART = 4;
    /** Even an unchanged picture is written so often: a display that lost power is dark. */
    private static final int LOOKS_A_REPEAT = 30;

    private final Ssd1306 chip;
    private volatile boolean closed;
    private @Nullable Frame shown;
    private int looks;
    private String trouble = "";

    /** Nothing is written before {@link #start}. */
    public Display(I2cDevice device) {
        this.chip = new Ssd1306(device);
    }

    @Override
    public void start(LocalDoor door, Runnable pressed) {
        Thread.ofPlatform().daemon().name("display").start(() -> {
            while (!closed) {
                look(Face.of(door.status()));
                LockSupport.parkNanos(LOOK.toNanos());
            }
        });
    }

    /** One look: draws, and writes if that is news. */
    void look(Face face) {
        Frame frame = face.drawn(looks / LOOKS_A_PART);
        Frame before = shown;
        boolean same = before != null && before.isSame(frame) && looks % LOOKS_A_REPEAT != 0;
        looks++;
        if (same) {
            return;
        }
        try {
            chip.show(frame);
            shown = frame;
            tell("");
        } catch (IOException refused) {
            shown = null;
            tell(String.valueOf(refused.getMessage()));
        }
    }

    private void tell(String now) {
        if (!now.equals(trouble)) {
            trouble = now;
            LOG.warn("display: {}", now.isEmpty() ? "works again" : now);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
