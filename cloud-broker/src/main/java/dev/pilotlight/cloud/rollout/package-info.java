/**
 * How a configuration goes out to a fleet (law L8): previewed, in waves, paced, soaked, stopped by
 * thresholds, and never below a floor of devices on a proven configuration. Deterministic: a fold
 * of its events, so that a journal of them brings it back after a kill -9.
 */
@NullMarked
package dev.pilotlight.cloud.rollout;

import org.jspecify.annotations.NullMarked;
