package dev.pilotlight.agent.simulate;

/**
 * Keeps starts to less than 6 an hour on average: finds the price of a start at which there are so
 * few, raised while there are more, lowered while there are fewer; and refuses one that is too much
 * all the same. One thread.
 */
final class Thrift {
    private static final double AIM_AN_HOUR = 5.7;
    /** Starts that may be made at any time, and how many may be saved up. */
    private static final double ALLOWED_AN_HOUR = 5.75;
    private static final double SAVED = 48;
    private static final int WINDOW_S = 10 * 3_600;
    private static final int REVIEW_S = 1_800;
    /** Slow, as the count looks back for hours. */
    private static final double GAIN = 0.1;
    private static final double LEAST = 0.01;
    private static final double MOST = 1_000;

    private double price = 4;
    private double recent = AIM_AN_HOUR * WINDOW_S / 3_600;
    private double left = SAVED / 2;
    private long counted = Long.MIN_VALUE;
    private long reviewed = Long.MIN_VALUE;

    /** The relay was switched. */
    void switched(boolean on, long second) {
        decay(second);
        recent += on ? 1 : 0;
        left -= on ? 1 : 0;
    }

    /** Whether another start is within what is allowed. */
    boolean mayStart(long second) {
        decay(second);
        return left >= 1;
    }

    /** Corrects the price, at most every half hour. */
    void review(long second) {
        if (reviewed != Long.MIN_VALUE && second - reviewed < REVIEW_S) {
            return;
        }
        decay(second);
        reviewed = second;
        double anHour = recent / WINDOW_S * 3_600;
        price = Math.clamp(price * Math.exp((anHour - AIM_AN_HOUR) * GAIN), LEAST, MOST);
    }

    /** What a start costs, in K²s. */
    double startPrice() {
        return price;
    }

    private void decay(long second) {
        if (counted != Long.MIN_VALUE) {
            left = Math.min(SAVED, left + (second - counted) * ALLOWED_AN_HOUR / 3_600);
            recent *= Math.exp(-(double) (second - counted) / WINDOW_S);
        }
        counted = second;
    }
}
