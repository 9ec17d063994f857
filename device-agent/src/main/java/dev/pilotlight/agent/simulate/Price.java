package dev.pilotlight.agent.simulate;

/**
 * What the ideal controller pays: the square of the error while occupied, more for what is scored
 * apart (discomfort, overshoot), a little for energy and for each start.
 *
 * @param from the target of that second is kept before it already
 * @param to the target of that second is kept after it still: arriving is planned apart, and not a
 *        search's business
 * @param start what a start costs, in K²s
 */
record Price(Goals goals, long from, long to, double start) implements Search.Price {
    private static final double COMFORT_K = 0.45;
    private static final double BEYOND = 6;
    private static final double FLOOR = 0.3;
    /** K² for each kW: 10 kW cost what 0.03 K do. */
    private static final double ENERGY = 1e-4;

    @Override
    public double of(double roomC, long second, double watts) {
        long judged = Math.clamp(second, from, to);
        double error = goals.signed(roomC) - goals.target(judged);
        double energy = ENERGY * watts / 1_000;
        if (!goals.isOccupied(judged)) {
            return energy + (error < 0 ? FLOOR * error * error : 0);
        }
        double beyond = Math.max(0, Math.abs(error) - COMFORT_K);
        return energy + error * error + BEYOND * beyond * beyond;
    }
}
