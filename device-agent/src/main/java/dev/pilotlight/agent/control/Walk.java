package dev.pilotlight.agent.control;

/**
 * The simulation of one plant along a {@link Track}, led back to what was measured slowly: it has
 * to foresee the next quarter of an hour rather than the next minute. Immutable; the states of the
 * way are the caller's.
 *
 * @param begin the state before the first entry
 */
record Walk(Motion motion, Estimate begin) {
    /**
     * Corner of the observer, per hour. Slower ones (1, 2) took the sun for the house, faster ones
     * (8) lost the mass: by the error of foresight over half an hour on measured houses.
     */
    private static final double CORNER = 4;

    /** From the beginning of a track, with what runs there in its steady state. */
    static Walk of(Plant plant, double massOffset, Track.Entry first) {
        double room = Float.isNaN(first.room()) ? Actuator.AT_C : first.room();
        Estimate begin = new Estimate(room, room + massOffset, plant.heat().rate() * Math.max(0,
                first.share()), plant.cool().rate() * Math.max(0, -first.share()), 0);
        return new Walk(Motion.of(plant, Track.HOURS), begin);
    }

    /** The state at the end of an entry, before its measurement is known. */
    Estimate foreseen(Estimate from, Track.Entry entry) {
        return motion.step(from, entry.share(), entry.outdoor());
    }

    /** Simulated less measured mean of an entry, K; 0 if it was not measured. */
    static double error(Estimate from, Estimate foreseen, Track.Entry entry) {
        return Float.isNaN(entry.room())
                ? 0
                : (from.room() + foreseen.room()) / 2 - entry.room();
    }

    /** The state at the end of an entry, led back by its error. */
    static Estimate led(Estimate foreseen, double error) {
        return foreseen.moved(-2 * CORNER * Track.HOURS * error,
                -CORNER * CORNER * Track.HOURS * error);
    }
}
