package dev.pilotlight.faults.house;

/**
 * Which contacts are closed.
 *
 * @param heat the boiler is asked for heat
 * @param cool the cooler is asked for cold
 */
public record Relays(boolean heat, boolean cool) {
    /** Nothing is asked for; what a released output line leaves behind. */
    public static final Relays OPEN = new Relays(false, false);
}
