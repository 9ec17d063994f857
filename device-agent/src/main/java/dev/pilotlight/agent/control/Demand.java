package dev.pilotlight.agent.control;

import dev.pilotlight.schedule.Mode;

/** What is asked of the equipment; heating and cooling at once cannot be said. */
public enum Demand {
    REST(0), HEAT(1), COOL(-1);

    private final int sign;

    Demand(int sign) {
        this.sign = sign;
    }

    /** Which way it moves the room: 1 warmer, -1 colder, 0 not. */
    public int sign() {
        return sign;
    }

    /** What runs in that mode when something runs. */
    public static Demand active(Mode mode) {
        return switch (mode) {
            case OFF -> REST;
            case HEAT -> HEAT;
            case COOL -> COOL;
        };
    }
}
