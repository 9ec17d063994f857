package dev.pilotlight.agent.safety;

import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.units.Temperature;

/**
 * What nobody can configure away.
 *
 * @param floor at or below it is heated, in every mode
 * @param ceiling at or above it is never heated
 * @param heat times of the heating equipment
 * @param cool times of the cooling equipment
 * @param duty what may be done without any reading
 */
public record Limits(Temperature floor, Temperature ceiling, Times heat, Times cool,
        BlindDuty duty) {
    /** The floor is left again this far above it. */
    static final int FLOOR_CLEARS_MILLI_K = 500;
    /** The ceiling is left again this far below it. */
    static final int CEILING_CLEARS_MILLI_K = 1_000;

    public Limits {
        if (ceiling.minus(floor) < 5_000) {
            throw new IllegalArgumentException("ceiling is %s with a floor of %s, want 5 K between"
                    .formatted(ceiling, floor));
        }
    }

    /** The limits that a configuration gives; it was checked when it was read. */
    public static Limits of(SafetyLimits limits) {
        return new Limits(limits.frostFloor(), limits.ceiling(),
                times(limits.heat(), limits), times(limits.cool(), limits), BlindDuty.DEFAULT);
    }

    private static Times times(SafetyLimits.RestTimes rests, SafetyLimits limits) {
        return new Times(rests.minimumOn(), rests.minimumOff(), limits.maximumRun());
    }
}
