package dev.pilotlight.agent.core;

/**
 * What the relays do, or are told to do. Never both at once.
 *
 * @param heat the heating relay is closed
 * @param cool the cooling relay is closed
 */
public record Outputs(boolean heat, boolean cool) {
    /** Every relay open. */
    public static final Outputs OPEN = new Outputs(false, false);
    /** Heating alone. */
    public static final Outputs HEAT = new Outputs(true, false);
    /** Cooling alone. */
    public static final Outputs COOL = new Outputs(false, true);

    public Outputs {
        if (heat && cool) {
            throw new IllegalArgumentException(
                    "outputs are heat and cool at once, want one of them");
        }
    }

    /** Whether every relay is open. */
    public boolean isOpen() {
        return !heat && !cool;
    }
}
