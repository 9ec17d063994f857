package dev.pilotlight.agent.gpio;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import dev.pilotlight.agent.port.I2cBuses;
import dev.pilotlight.agent.port.I2cDevice;
import dev.pilotlight.config.Pin;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The board's header as Pi4J sees it: the context, and the pins of the one chip behind the header,
 * found by its label. Any thread.
 */
public final class Header implements I2cBuses, AutoCloseable {
    /**
     * Pi4J tells its version and its guesses about the board, as errors where there is none; what
     * fails comes back as an exception and is told here. Held, for a level is forgotten with its
     * logger.
     */
    private static final Logger PI4J = Logger.getLogger("com.pi4j");

    static {
        PI4J.setLevel(Level.OFF);
    }

    private final Context context = Pi4J.newContextBuilder().autoDetectProviders()
            .disableShutdownHook().build();
    /** Pi4J refuses a second handle of one address, so there is one. */
    private final Map<String, I2cDevice> chips = new ConcurrentHashMap<>();
    private volatile @Nullable GpioChip chip;

    /** The level at which an output rests: at the start, at the end, and after a death. */
    enum Rest {
        LOW(DigitalState.LOW), HIGH(DigitalState.HIGH);

        private final DigitalState level;

        Rest(DigitalState level) {
            this.level = level;
        }
    }

    /** Takes a pin as an output, at its resting level from the very first moment. */
    DigitalOutput output(Pin pin, Rest rest) throws IOException {
        DigitalOutputConfig config = DigitalOutput.newConfigBuilder(context).id(pin.toString())
                .bcm(pin.number()).initial(rest.level).shutdown(rest.level).bus(chip().number())
                .build();
        try {
            return context.create(config);
        } catch (Pi4JException | IllegalStateException refused) {
            throw told(pin, refused);
        }
    }

    /** Takes a pin as an input; pulled up it is connected to ground by what is wired to it. */
    DigitalInput input(Pin pin, boolean pulledUp, Duration debounce) throws IOException {
        DigitalInputConfig config = DigitalInput.newConfigBuilder(context).id(pin.toString())
                .bcm(pin.number()).pull(pulledUp
                        ? PullResistance.PULL_UP
                        : PullResistance.PULL_DOWN)
                .debounce(debounce.toNanos() / 1_000).bus(chip().number()).build();
        try {
            return context.create(config);
        } catch (Pi4JException | IllegalStateException refused) {
            throw told(pin, refused);
        }
    }

    /**
     * Pi4J's registry says a refusal as an illegal state, and keeps what it could not initialize;
     * it is forgotten here, and the cause is told.
     */
    private IOException told(Pin pin, RuntimeException refused) {
        if (context.registry().exists(pin.toString())) {
            context.shutdown(pin.toString());
        }
        return new IOException(Reasons.of(refused) + taker(pin), refused);
    }

    private String taker(Pin pin) {
        try {
            return chip().user(pin.number()).map(name -> " (" + name + ")").orElse("");
        } catch (IOException unknown) {
            return "";
        }
    }

    @Override
    public I2cDevice device(int bus, int address) {
        return chips.computeIfAbsent(bus + "-" + address, _ -> new Pi4jI2c(context, bus,
                address));
    }

    private GpioChip chip() throws IOException {
        GpioChip known = chip;
        GpioChip found = known == null ? GpioChip.header() : known;
        chip = found;
        return found;
    }

    /** Brings every output to rest and lets go of all. */
    @Override
    public void close() {
        context.shutdown();
    }
}
