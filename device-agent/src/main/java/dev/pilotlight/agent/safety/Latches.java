package dev.pilotlight.agent.safety;

import dev.pilotlight.agent.sensing.Sight;

/**
 * Limits that were reached, each until it is left by a margin; without a reading they stay as they
 * are.
 *
 * @param tooHot the ceiling
 * @param tooCold the frost floor
 * @param floorHot the limit of the floor's own sensor
 */
public record Latches(boolean tooHot, boolean tooCold, boolean floorHot) {
    /** None. */
    public static final Latches NONE = new Latches(false, false, false);

    Latches look(Sight sight, Limits limits) {
        boolean floor = sight.floor().isPresent() && isAt(sight.floor().get().milliC(), limits
                .guards().floorCeiling().milliC(), floorHot);
        if (sight.isBlind()) {
            return with(tooHot, tooCold, floor);
        }
        int room = sight.room().orElseThrow().value().milliC();
        int frost = limits.floor().milliC();
        boolean cold = room <= frost || (tooCold && room < frost + Limits.FLOOR_CLEARS_MILLI_K);
        return with(isAt(room, limits.ceiling().milliC(), tooHot), cold, floor);
    }

    private Latches with(boolean hot, boolean cold, boolean floor) {
        boolean same = hot == tooHot && cold == tooCold && floor == floorHot;
        return same ? this : new Latches(hot, cold, floor);
    }

    private static boolean isAt(int value, int ceiling, boolean before) {
        return value >= ceiling
                || (before && value > ceiling - Limits.CEILING_CLEARS_MILLI_K);
    }

    boolean isHot() {
        return tooHot || floorHot;
    }

    /** Why heating is refused. */
    Cause heat() {
        return floorHot ? Cause.FLOOR_HOT : Cause.CEILING;
    }
}
