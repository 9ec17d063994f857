package dev.pilotlight.agent.control.model;

import dev.pilotlight.agent.control.Demand;

/**
 * By how much worse than expected a careful plan takes the hours to come. Equipment that is strong
 * for its house arrives a few minutes sooner for it; where it hardly suffices, a night half a
 * kelvin an hour colder than yesterday's is the difference between a start at five and one at
 * midnight.
 *
 * @param drift what the equipment gives less, K/h of the room; signed
 * @param outdoorAnHour by how much the outdoors strays from what is expected, K for each hour;
 *        signed
 */
public record Margin(double drift, double outdoorAnHour) {
    /** As expected. */
    public static final Margin NONE = new Margin(0, 0);
    private static final double POWER_SHARE = 0.03;
    private static final double OUTDOOR_K_AN_HOUR = 0.5;
    private static final double OUTDOOR_HOURS = 6;

    /** For the equipment of that side. */
    public static Margin of(Plant plant, Demand side) {
        Emitter emitter = plant.side(side);
        double power = Math.min(emitter.rate(), emitter.capAt(Emitter.AT_C));
        return new Margin(-side.sign() * POWER_SHARE * power, -side.sign() * OUTDOOR_K_AN_HOUR);
    }

    /** What that is so many hours from now, K. */
    double outdoor(double ahead) {
        return outdoorAnHour * Math.min(ahead, OUTDOOR_HOURS);
    }
}
