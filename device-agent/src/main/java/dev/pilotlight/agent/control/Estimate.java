package dev.pilotlight.agent.control;

/**
 * State of a {@link Plant}.
 *
 * @param room air, °C
 * @param mass building, °C
 * @param heat what the heating emitter gives, K/h
 * @param cool what the cooling emitter takes, K/h
 * @param drift what is not modelled, K/h
 */
record Estimate(double room, double mass, double heat, double cool, double drift) {

    /** In rest at one temperature. */
    static Estimate resting(double roomC) {
        return new Estimate(roomC, roomC, 0, 0, 0);
    }

    /** Corrected by what was measured. */
    Estimate moved(double roomBy, double driftBy) {
        return new Estimate(room + roomBy, mass, heat, cool, drift + driftBy);
    }

    Estimate withDrift(double next) {
        return new Estimate(room, mass, heat, cool, next);
    }
}
