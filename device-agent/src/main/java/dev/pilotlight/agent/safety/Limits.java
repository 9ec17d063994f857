package dev.pilotlight.agent.safety;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.config.Equipment;
import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.units.Temperature;
import java.time.Duration;

/**
 * What nobody can configure away.
 *
 * @param floor at or below it is heated, in every mode
 * @param ceiling at or above it is never heated
 * @param heat times of the heating equipment
 * @param cool times of the cooling equipment
 * @param duty what may be done without any reading
 * @param guards what watches the floor and the windows
 * @param wired what there is to switch
 */
public record Limits(Temperature floor, Temperature ceiling, Times heat, Times cool,
        BlindDuty duty, SafetyLimits.Guards guards, Equipment wired) {
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
    public static Limits of(SafetyLimits limits, Equipment wired) {
        Times heat = times(limits.heat(), limits);
        Times cool = times(limits.cool(), limits);
        boolean oneCompressor = wired.heatPump().isPresent();
        return new Limits(limits.frostFloor(), limits.ceiling(),
                oneCompressor ? longer(heat, cool) : heat,
                oneCompressor ? longer(heat, cool) : cool, BlindDuty.DEFAULT, limits.guards(),
                wired);
    }

    private static Times times(SafetyLimits.RestTimes rests, SafetyLimits limits) {
        return new Times(rests.minimumOn(), rests.minimumOff(), limits.maximumRun());
    }

    /** A compressor is one, whichever way it is turned: the longer of both times holds. */
    private static Times longer(Times one, Times other) {
        return new Times(longer(one.leastOn(), other.leastOn()),
                longer(one.leastOff(), other.leastOff()), one.mostOn());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** The times of what serves that demand. */
    public Times times(Demand what) {
        return what == Demand.COOL ? cool : heat;
    }

    /** Whether there is anything to do that with. */
    boolean isWired(Demand what) {
        return switch (what) {
            case REST -> true;
            case HEAT -> wired.heats();
            case COOL -> wired.cools();
        };
    }
}
