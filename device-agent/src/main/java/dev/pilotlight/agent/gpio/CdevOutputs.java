package dev.pilotlight.agent.gpio;

import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;

/** Pi4J's provider of outputs over {@code /dev/gpiochipN}; the bus is N. */
final class CdevOutputs extends DigitalOutputProviderBase {
    CdevOutputs() {
        super("cdev-digital-output", "GPIO character device, output");
    }

    @Override
    public int getPriority() {
        return CdevPlugin.PRIORITY;
    }

    @Override
    public DigitalOutput create(DigitalOutputConfig config) {
        CdevOutput output = new CdevOutput(this, config);
        context.registry().add(output);
        return output;
    }
}
