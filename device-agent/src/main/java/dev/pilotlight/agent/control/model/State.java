package dev.pilotlight.agent.control.model;

/**
 * State of a {@link Plant}.
 *
 * @param room air, °C
 * @param mass building, °C
 * @param heat what the heating emitter gives, K/h
 * @param cool what the cooling emitter takes, K/h
 * @param drift what is not modelled, K/h
 */
public record State(double room, double mass, double heat, double cool, double drift) {

    /** In rest at one temperature. */
    public static State resting(double roomC) {
        return new State(roomC, roomC, 0, 0, 0);
    }

    /** Corrected by what was measured. */
    public State moved(double roomBy, double driftBy) {
        return new State(room + roomBy, mass, heat, cool, drift + driftBy);
    }

    public State withDrift(double next) {
        return new State(room, mass, heat, cool, next);
    }
}
