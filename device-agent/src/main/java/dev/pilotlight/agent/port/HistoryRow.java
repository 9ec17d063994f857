package dev.pilotlight.agent.port;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One stored point of telemetry.
 *
 * @param boot which start of the agent made it
 * @param seq from 1, without holes within one boot
 * @param ts wall time
 * @param trusted whether the clock could be believed then
 * @param values for instance {@code room}, {@code target}, {@code heat}
 */
public record HistoryRow(String boot, long seq, Instant ts, boolean trusted,
        SortedMap<String, BigDecimal> values) {
    public HistoryRow {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
}
