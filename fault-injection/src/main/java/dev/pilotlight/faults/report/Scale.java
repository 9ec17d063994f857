package dev.pilotlight.faults.report;

import dev.pilotlight.faults.ledger.When;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * From simulated time and degrees to pixels of the drawing.
 *
 * @param from left edge
 * @param to right edge
 * @param lowC bottom edge
 * @param highC top edge
 */
record Scale(Instant from, Instant to, double lowC, double highC) {

    static final int LEFT = 44;
    static final int WIDTH = 1040;
    static final int TOP = 10;
    static final int HEIGHT = 210;

    double x(Instant shown) {
        double part = (double) Duration.between(from, shown).toMillis()
                / Math.max(1, Duration.between(from, to).toMillis());
        return LEFT + Math.clamp(part, 0.0, 1.0) * WIDTH;
    }

    double x(When when) {
        return x(when.shown());
    }

    double y(double celsius) {
        double part = (celsius - lowC) / (highC - lowC);
        return TOP + HEIGHT - Math.clamp(part, 0.0, 1.0) * HEIGHT;
    }

    static String px(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
