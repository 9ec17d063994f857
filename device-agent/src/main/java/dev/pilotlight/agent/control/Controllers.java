package dev.pilotlight.agent.control;

import dev.pilotlight.agent.control.learn.Learning;
import dev.pilotlight.config.ControlSettings;
import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.twin.Doc;
import java.util.Optional;

/** The controller that the configuration names. */
public final class Controllers {
    private Controllers() {}

    /**
     * A controller at the start.
     *
     * @param limits whose rest times it has to plan with
     * @param memory what {@link Controller#memory} gave before the restart, if anything
     */
    public static Controller of(ControlSettings settings, SafetyLimits limits,
            Optional<Doc.Obj> memory) {
        Hysteresis hysteresis = new Hysteresis(Math.max(50, settings.deadbandMilliK() / 2));
        return switch (settings.controller()) {
            case LEARNING -> Learning.of(limits, memory);
            case PI -> Pi.START;
            case HYSTERESIS -> hysteresis;
        };
    }
}
