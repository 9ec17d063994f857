package dev.pilotlight.schedule;

import dev.pilotlight.units.Temperature;

/** What a hold or a schedule entry asks for. */
public sealed interface Goal {
    /** That temperature. */
    record Exact(Temperature target) implements Goal {}

    /** Whatever the preset of that name means, now and after it is edited. */
    record Named(Preset preset) implements Goal {}

    static Goal of(Temperature target) {
        return new Exact(target);
    }

    static Goal of(Preset preset) {
        return new Named(preset);
    }
}
