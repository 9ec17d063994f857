package dev.pilotlight.agent.control.model;

/**
 * What is expected of the hours to come.
 *
 * @param state now
 * @param now hours of uptime
 * @param outdoorNow °C
 * @param margin by how much worse it is taken to be
 */
public record Forecast(State state, double now, double outdoorNow, DailyPattern pattern,
        Margin margin) {

    /** The same, taken to be worse by so much. */
    public Forecast with(Margin other) {
        return new Forecast(state, now, outdoorNow, pattern, other);
    }

    /** A state {@code ahead} hours from now, with the drift that is expected then. */
    public State drifting(State later, double ahead) {
        return later.withDrift(state.drift() + pattern.driftChange(now, ahead) + margin.drift());
    }

    /** The outdoor temperature so many hours from now, °C. */
    public double outdoor(double ahead) {
        return outdoorNow + pattern.outdoorChange(now, ahead) + margin.outdoor(ahead);
    }
}
