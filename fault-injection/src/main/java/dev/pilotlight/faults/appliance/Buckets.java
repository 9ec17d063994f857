package dev.pilotlight.faults.appliance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The agent's own histogram of late ticks. A figure is the upper end of the class that it falls
 * into, never less than what was.
 */
final class Buckets {
    private static final Pattern BUCKET = Pattern.compile(
            "(?m)^pilotlight_tick_lateness_seconds_bucket\\{le=\"([0-9.]+)\"} (\\d+)");
    private static final Pattern COUNT = Pattern.compile(
            "(?m)^pilotlight_tick_lateness_seconds_count (\\d+)");
    private static final Pattern WORST = Pattern.compile(
            "(?m)^pilotlight_tick_worst_lateness_seconds ([0-9.E-]+)");

    private record Step(double millis, long atMost) {}

    private final List<Step> classes = new ArrayList<>();
    private final long count;
    private final double worst;

    private Buckets(String metrics) throws IOException {
        Matcher bucket = BUCKET.matcher(metrics);
        while (bucket.find()) {
            classes.add(new Step(Double.parseDouble(bucket.group(1)) * 1e3, Long.parseLong(bucket
                    .group(2))));
        }
        this.count = Long.parseLong(only(COUNT, metrics));
        this.worst = Double.parseDouble(only(WORST, metrics)) * 1e3;
    }

    static Buckets of(String metrics) throws IOException {
        return new Buckets(metrics);
    }

    private static String only(Pattern pattern, String metrics) throws IOException {
        Matcher found = pattern.matcher(metrics);
        if (!found.find()) {
            throw new IOException("the agent's metrics lack " + pattern);
        }
        return found.group(1);
    }

    double[] figures() {
        return new double[]{quantile(0.5), quantile(0.99), quantile(0.999), worst};
    }

    /** Milliseconds. */
    double quantile(double share) {
        for (Step one : classes) {
            if (one.atMost() >= share * count) {
                return Math.min(one.millis(), worst);
            }
        }
        return worst;
    }
}
