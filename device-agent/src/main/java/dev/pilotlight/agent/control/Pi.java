package dev.pilotlight.agent.control;

import dev.pilotlight.schedule.Mode;

/**
 * Proportional and integral with the outdoor temperature fed forward, in pulses: the share of time
 * that is wanted is summed against what really ran, and the relay switches when half a pulse is
 * owed or overdone, so cycles are shortest (10 minutes) at half load and longer elsewhere.
 *
 * @param integral share of full power, what the load was found to be beyond the feed-forward
 * @param owed hours of full run owed (or, negative, overdone)
 * @param at hours of uptime of the last call; negative before the first
 */
public record Pi(double integral, double owed, double at) implements Controller {
    private static final double GAIN = 0.6;
    private static final double INTEGRAL_HOURS = 1.5;
    private static final double PER_OUTDOOR_K = 0.012;
    private static final double USUAL_OUTDOOR_C = 10;
    /** Half a pulse, h of full run. */
    private static final double PULSE = 2.6 / 60;

    /** Nothing summed yet. */
    public static final Pi START = new Pi(0, 0, -1);

    @Override
    public Step step(Call call) {
        double now = call.uptime().toMillis() / 3.6e6;
        if (call.mode() == Mode.OFF || call.target().isEmpty() || call.room().isEmpty()) {
            return new Step(Demand.REST, new Pi(integral, 0, now));
        }
        boolean cooling = call.mode() == Mode.COOL;
        Demand active = cooling ? Demand.COOL : Demand.HEAT;
        double hours = at < 0 ? 0 : Math.min(0.1, now - at);
        double target = call.target().get().celsius();
        double missing = (cooling ? -1 : 1) * (target - call.room().get().value().celsius());
        double outdoor = call.outdoor().map(one -> one.celsius()).orElse(USUAL_OUTDOOR_C);
        double load = PER_OUTDOOR_K * (cooling ? -1 : 1) * (target - outdoor);
        double wanted = GAIN * missing + integral + load;
        double share = Math.clamp(wanted, 0, 1);
        boolean stuck = wanted != share && (wanted > 1) == (missing > 0);
        double next = stuck
                ? integral
                : Math.clamp(integral + GAIN * missing * hours / INTEGRAL_HOURS, -0.5, 1);
        double runs = call.running() == active ? 1 : 0;
        double due = Math.clamp(owed + (share - runs) * hours, -2 * PULSE, 2 * PULSE);
        return new Step(demand(active, share, due, runs > 0), new Pi(next, due, now));
    }

    private static Demand demand(Demand active, double share, double due, boolean runs) {
        if (share <= 0 || due <= -PULSE) {
            return Demand.REST;
        }
        return share >= 1 || due >= PULSE || runs ? active : Demand.REST;
    }
}
