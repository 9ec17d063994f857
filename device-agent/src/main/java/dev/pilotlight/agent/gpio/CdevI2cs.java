package dev.pilotlight.agent.gpio;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CBusBase;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProviderBase;
import java.util.concurrent.Callable;

/** Pi4J's provider of I2C over {@code /dev/i2c-N}. */
final class CdevI2cs extends I2CProviderBase {
    CdevI2cs() {
        super("cdev-i2c", "I2C character device");
    }

    @Override
    public int getPriority() {
        return CdevPlugin.PRIORITY;
    }

    @Override
    public I2C create(I2CConfig config) {
        try {
            I2C chip = new CdevI2c(this, config, new Bus(config), I2cFile.open(config.bus(),
                    config.device()));
            context.registry().add(chip);
            return chip;
        } catch (ErrnoException refused) {
            throw new IOException(refused.getMessage(), refused);
        }
    }

    /** Several transfers in a row by one chip; the bus itself is the kernel's to share. */
    static final class Bus extends I2CBusBase {
        private Bus(I2CConfig config) {
            super(config);
        }

        @Override
        public <R> R execute(I2C chip, Callable<R> action) {
            return _execute(chip, action);
        }
    }
}
