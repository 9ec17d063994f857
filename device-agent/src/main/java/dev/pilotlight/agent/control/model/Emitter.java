package dev.pilotlight.agent.control.model;

/**
 * Equipment with its emitter, as the room feels it.
 *
 * @param rate how fast it would warm (or cool) the air alone when run for ever, K/h; 0 unknown
 * @param lag time constant of the emitter: heat stored there reaches the room with this delay, h
 * @param cap the most that the emitter gives, K/h at {@value #AT_C} °C: a boiler's own thermostat
 */
public record Emitter(double rate, double lag, double cap) {
    /** Never seen at work. */
    public static final Emitter UNKNOWN = new Emitter(0, 0.1, 0);
    /** Room temperature for which the cap is told. */
    public static final double AT_C = 21;
    /** An emitter at its limit is taken to be this warm; the cap shrinks as the room warms. */
    public static final double EMITTER_C = 50;

    /** The most that it gives to a room at {@code roomC}. */
    public double capAt(double roomC) {
        return cap * Math.max(0, EMITTER_C - roomC) / (EMITTER_C - AT_C);
    }

    public boolean isKnown() {
        return rate > 0;
    }
}
