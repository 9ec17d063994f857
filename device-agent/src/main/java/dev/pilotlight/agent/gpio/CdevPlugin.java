package dev.pilotlight.agent.gpio;

import com.pi4j.extension.Plugin;
import com.pi4j.extension.PluginService;

/**
 * Pi4J's door to the kernel's character devices. Pi4J finds it by its service file, as it finds
 * every plugin; it exists because no provider of Pi4J 4 does all of this: the initial level in the
 * request itself, so that an active-low relay does not click at the start; debouncing in the unit
 * that the kernel expects; I2C with a repeated start.
 */
public final class CdevPlugin implements Plugin {
    /** Above Pi4J's own providers, should somebody add them. */
    static final int PRIORITY = 300;

    @Override
    public void initialize(PluginService service) {
        service.register(new CdevOutputs(), new CdevInputs(), new CdevI2cs());
    }
}
