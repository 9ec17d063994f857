package dev.pilotlight.faults.chaos;

import java.time.Duration;
import java.util.Optional;

/**
 * One fault as one home suffered it.
 *
 * @param fault in words
 * @param busy whether data was in flight
 * @param downAfter from the fault until the page said so; empty if it never did, or need not
 * @param backAfter from healing until the page said "online" again
 * @param complaint what was wrong; empty when all was as promised
 */
record Wound(String fault, boolean busy, Optional<Duration> downAfter, Duration backAfter,
        Optional<String> complaint) {}
