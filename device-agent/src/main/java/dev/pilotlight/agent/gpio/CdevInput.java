package dev.pilotlight.agent.gpio;

import com.pi4j.context.Context;
import com.pi4j.exception.InitializeException;
import com.pi4j.exception.ShutdownException;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import com.pi4j.io.gpio.digital.PullResistance;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One input. The kernel debounces it; a thread of its own waits for changes and tells listeners the
 * level that is read then, for the event's own direction is of an earlier moment.
 */
final class CdevInput extends DigitalInputBase {
    private static final Logger LOG = LoggerFactory.getLogger(CdevInput.class);
    private static final int LOOK_MILLIS = 200;
    private static final Duration LAST_LOOK = Duration.ofSeconds(1);

    private volatile @Nullable GpioLine line;
    private volatile @Nullable Thread watcher;

    CdevInput(DigitalInputProvider provider, DigitalInputConfig config) {
        super(provider, config);
    }

    @Override
    public DigitalInput initialize(Context context) {
        super.initialize(context);
        try {
            Long micros = config.debounce();
            GpioLine taken = GpioLine.input(config.bus(), config.bcm(), pull(config.pull()),
                    micros == null ? 0 : Math.toIntExact(micros));
            line = taken;
            watcher = Thread.ofPlatform().daemon().name("pin-" + config.bcm()).start(() -> watch(
                    taken));
            return this;
        } catch (ErrnoException refused) {
            throw new InitializeException(refused.getMessage(), refused);
        }
    }

    private static GpioLine.Pull pull(@Nullable PullResistance pull) {
        return switch (pull) {
            case PULL_UP -> GpioLine.Pull.UP;
            case PULL_DOWN -> GpioLine.Pull.DOWN;
            case OFF -> GpioLine.Pull.NONE;
            case null -> GpioLine.Pull.NONE;
        };
    }

    private void watch(GpioLine taken) {
        try {
            while (line == taken) {
                if (taken.awaitChange(LOOK_MILLIS)) {
                    dispatch(new DigitalStateChangeEvent<>(this, state(taken)));
                }
            }
        } catch (ErrnoException broken) {
            LOG.error("GPIO{} is not watched any more: {}", config.bcm(), broken.getMessage());
        }
    }

    private static DigitalState state(GpioLine taken) throws ErrnoException {
        return taken.isHigh() ? DigitalState.HIGH : DigitalState.LOW;
    }

    @Override
    public DigitalState state() {
        GpioLine taken = line;
        if (taken == null) {
            throw new IOException(id() + ": is closed");
        }
        try {
            return state(taken);
        } catch (ErrnoException refused) {
            throw new IOException(refused.getMessage(), refused);
        }
    }

    @Override
    public DigitalInput shutdownInternal(Context context) throws ShutdownException {
        super.shutdownInternal(context);
        GpioLine taken = line;
        Thread last = watcher;
        line = null;
        if (taken != null && last != null) {
            await(last);
            taken.close();
        }
        return this;
    }

    private static void await(Thread last) {
        try {
            last.join(LAST_LOOK);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
