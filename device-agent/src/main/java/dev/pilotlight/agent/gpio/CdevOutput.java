package dev.pilotlight.agent.gpio;

import com.pi4j.context.Context;
import com.pi4j.exception.InitializeException;
import com.pi4j.exception.ShutdownException;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import org.jspecify.annotations.Nullable;

/**
 * One output. Its state is what the kernel reads from the line, not what was last written. Any
 * thread.
 */
final class CdevOutput extends DigitalOutputBase {
    private volatile @Nullable GpioLine line;

    CdevOutput(DigitalOutputProvider provider, DigitalOutputConfig config) {
        super(provider, config);
    }

    @Override
    public DigitalOutput initialize(Context context) {
        try {
            boolean high = config.initialState() == DigitalState.HIGH;
            line = GpioLine.output(config.bus(), config.bcm(), high, config
                    .shutdownState() == DigitalState.HIGH);
            return super.initialize(context);
        } catch (ErrnoException refused) {
            throw new InitializeException(refused.getMessage(), refused);
        }
    }

    /** Writes even what was written last: something else may have moved the line. */
    @Override
    public DigitalOutput state(DigitalState next) {
        try {
            taken().set(next.isHigh());
            return super.state(next);
        } catch (ErrnoException refused) {
            throw new IOException(refused.getMessage(), refused);
        }
    }

    @Override
    public DigitalState state() {
        try {
            return taken().isHigh() ? DigitalState.HIGH : DigitalState.LOW;
        } catch (ErrnoException refused) {
            throw new IOException(refused.getMessage(), refused);
        }
    }

    private GpioLine taken() {
        GpioLine taken = line;
        if (taken == null) {
            throw new IOException(id() + ": is closed");
        }
        return taken;
    }

    @Override
    public DigitalOutput shutdownInternal(Context context) throws ShutdownException {
        GpioLine taken = line;
        if (taken != null) {
            super.shutdownInternal(context);
            line = null;
            taken.close();
        }
        return this;
    }
}
