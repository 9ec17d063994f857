package dev.pilotlight.agent.control;

/**
 * Makes the entries of a {@link Track} from what happens. Times in hours of uptime. Immutable.
 *
 * @param begun when the entry that is being made began
 * @param at until when it is made
 * @param sum of the readings in it, °C
 * @param count of the readings in it
 * @param onHours how long the equipment ran in it; negative for cooling
 */
record Gatherer(Track track, double begun, double at, double sum, int count, double onHours) {
    /** A hole longer than this, and everything before it is forgotten. */
    private static final double HOLE_HOURS = 2;

    static Gatherer from(double now) {
        return new Gatherer(Track.EMPTY, now, now, 0, 0, 0);
    }

    /** After a look. */
    Gatherer after(Look look) {
        if (look.now() - at > HOLE_HOURS) {
            return from(look.now());
        }
        Gatherer next = this;
        while (next.begun + Track.HOURS <= look.now()) {
            next = next.closed(look.ran().sign(), look.outdoor());
        }
        double more = look.ran().sign() * (look.now() - next.at);
        return new Gatherer(next.track, next.begun, look.now(), next.sum + look.fresh().orElse(0),
                next.count + (look.fresh().isPresent() ? 1 : 0), next.onHours + more);
    }

    private Gatherer closed(double direction, double outdoor) {
        double end = begun + Track.HOURS;
        double share = (onHours + direction * (end - at)) / Track.HOURS;
        float room = count == 0 ? Float.NaN : (float) (sum / count);
        Track longer = track.plus(new Track.Entry(room, (float) share, (float) outdoor));
        return new Gatherer(longer, end, end, 0, 0, 0);
    }
}
