package dev.pilotlight.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was measured at one moment.
 *
 * @param seq counts from 1 without holes within one boot of the device
 * @param at by the device's clock
 * @param clockTrusted whether that clock was known to be right
 * @param values by name, such as {@code room} in °C or {@code heat} 0 or 1
 */
public record Point(long seq, Instant at, boolean clockTrusted,
        SortedMap<String, BigDecimal> values) {
    public Point {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
}
