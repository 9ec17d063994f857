package dev.pilotlight.agent.gpio;

import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfig;
import dev.pilotlight.agent.port.I2cDevice;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A chip on I2C as Pi4J knows it, opened when it is first used: a bus that is not there yet is
 * asked for again. Its user's thread alone.
 */
final class Pi4jI2c implements I2cDevice {
    private static final byte[] NOTHING = {};

    private final Context context;
    private final int bus;
    private final int address;
    private @Nullable I2C chip;

    Pi4jI2c(Context context, int bus, int address) {
        this.context = context;
        this.bus = bus;
        this.address = address;
    }

    @Override
    public byte[] transfer(byte[] out, int in) throws IOException {
        try {
            I2C opened = opened();
            byte[] answer = in == 0 ? NOTHING : new byte[in];
            if (in == 0) {
                opened.write(out);
            } else if (out.length == 0) {
                opened.read(answer, 0, in);
            } else {
                opened.readRegister(out, answer, 0, in);
            }
            return answer;
        } catch (Pi4JException | IllegalStateException refused) {
            throw new IOException(Reasons.of(refused), refused);
        }
    }

    private I2C opened() {
        I2C known = chip;
        if (known != null) {
            return known;
        }
        I2CConfig config = I2C.newConfigBuilder(context).id("i2c-" + bus + "-" + address).bus(bus)
                .device(address).build();
        I2C opened = created(config);
        chip = opened;
        return opened;
    }

    /** What could not be opened is forgotten, so that it can be tried again. */
    private I2C created(I2CConfig config) {
        try {
            return context.create(config);
        } catch (Pi4JException | IllegalStateException refused) {
            if (context.registry().exists(config.id())) {
                context.shutdown(config.id());
            }
            throw refused;
        }
    }
}
