package dev.pilotlight.agent.equipment;

/** One relay. Its polarity is the adapter's business: here, closed means that it does it. */
public enum Output {
    /** Calls for heat of a boiler or heater. */
    HEAT(1, "heat"),
    /** Calls for cooling. */
    COOL(2, "cool"),
    /** Runs a heat pump's compressor. */
    COMPRESSOR(4, "compressor"),
    /** Holds a heat pump's valve in the position for cooling; open, it heats. */
    REVERSING(8, "reversing"),
    /** Calls for the second stage of heat; a heat pump's auxiliary heater. */
    SECOND_STAGE(16, "second-stage"),
    /** Moves the air. */
    FAN(32, "fan"),
    /** Moves water or a valve without heat, so that it does not seize. */
    PUMP(64, "pump"),
    /**
     * In series with everything that heats or cools; open, nothing can, not even a welded relay.
     */
    CUT_OFF(128, "cut-off"),
    /** Calls for the second stage of cooling. */
    SECOND_COOL(256, "second-cool");

    private final int bit;
    private final String word;

    Output(int bit, String word) {
        this.bit = bit;
        this.word = word;
    }

    /** The stable word for programs. */
    public String word() {
        return word;
    }

    int bit() {
        return bit;
    }
}
