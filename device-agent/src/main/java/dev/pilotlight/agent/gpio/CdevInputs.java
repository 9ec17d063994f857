package dev.pilotlight.agent.gpio;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;

/** Pi4J's provider of inputs over {@code /dev/gpiochipN}; the bus is N. */
final class CdevInputs extends DigitalInputProviderBase {
    CdevInputs() {
        super("cdev-digital-input", "GPIO character device, input");
    }

    @Override
    public int getPriority() {
        return CdevPlugin.PRIORITY;
    }

    @Override
    public DigitalInput create(DigitalInputConfig config) {
        CdevInput input = new CdevInput(this, config);
        context.registry().add(input);
        return input;
    }
}
