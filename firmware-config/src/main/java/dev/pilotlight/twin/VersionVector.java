package dev.pilotlight.twin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many edits of each side an edit knew of, itself included: {@code "3.5"} is three of the
 * device, five of the cloud. Two entries detect concurrency exactly (cloud.md 2.3).
 */
public record VersionVector(long device, long cloud) {
    public static final VersionVector ZERO = new VersionVector(0, 0);

    /** How one vector stands to another. */
    public enum Order {
        EQUAL, BEFORE, AFTER, CONCURRENT
    }

    private static final Pattern FORM = Pattern.compile("(\\d{1,15})\\.(\\d{1,15})");

    public VersionVector {
        if (device < 0 || cloud < 0) {
            throw new IllegalArgumentException(
                    "is " + device + "." + cloud + ", want counts from 0");
        }
    }

    public static Optional<VersionVector> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new VersionVector(Long.parseLong(form.group(1)),
                        Long.parseLong(form.group(2))))
                : Optional.empty();
    }

    public Order compare(VersionVector other) {
        boolean behind = device < other.device || cloud < other.cloud;
        boolean ahead = device > other.device || cloud > other.cloud;
        if (behind && ahead) {
            return Order.CONCURRENT;
        }
        return behind ? Order.BEFORE : ahead ? Order.AFTER : Order.EQUAL;
    }

    public VersionVector max(VersionVector other) {
        return new VersionVector(Math.max(device, other.device), Math.max(cloud, other.cloud));
    }

    public VersionVector plusDevice() {
        return new VersionVector(device + 1, cloud);
    }

    public VersionVector plusCloud() {
        return new VersionVector(device, cloud + 1);
    }

    @Override
    public String toString() {
        return device + "." + cloud;
    }
}
