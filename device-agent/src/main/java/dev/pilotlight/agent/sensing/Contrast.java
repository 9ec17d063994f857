package dev.pilotlight.agent.sensing;

/**
 * How one sensor stands to the others while the equipment runs and while it rests. One that is
 * warmed by the equipment itself, or by the electronics that switch it, stands apart only then.
 *
 * @param busy mean difference while running, in thousandths of a kelvin
 * @param idle mean difference while resting
 * @param seenBusy readings behind {@code busy}, counted to {@link #ENOUGH}
 * @param seenIdle readings behind {@code idle}, counted to {@link #ENOUGH}
 */
record Contrast(double busy, double idle, int seenBusy, int seenIdle) {
    static final Contrast NONE = new Contrast(0, 0, 0, 0);
    /** Readings before it may speak: an hour of running and one of resting at two a minute. */
    private static final int ENOUGH = 120;
    private static final double SHARE = 1.0 / 60;
    /** More than two places of one room differ by. */
    private static final int SELF_HEATED_MILLI_K = 1_500;

    Contrast seen(int difference, boolean running) {
        return running
                ? new Contrast(busy + (difference - busy) * share(seenBusy), idle,
                        Math.min(ENOUGH, seenBusy + 1), seenIdle)
                : new Contrast(busy, idle + (difference - idle) * share(seenIdle), seenBusy,
                        Math.min(ENOUGH, seenIdle + 1));
    }

    /** The first readings count in full, so that the mean does not creep up from nothing. */
    private static double share(int seen) {
        return Math.max(SHARE, 1.0 / (seen + 1));
    }

    boolean isSelfHeated() {
        return seenBusy == ENOUGH && seenIdle == ENOUGH && busy - idle > SELF_HEATED_MILLI_K;
    }
}
