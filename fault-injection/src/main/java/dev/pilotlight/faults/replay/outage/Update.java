package dev.pilotlight.faults.replay.outage;

import java.time.Duration;
import java.time.LocalDateTime;

/**
 * A configuration that is sound when it lands and makes the device fail later.
 *
 * @param lands when it is sent out, on the clock of the street
 * @param shows how long after it landed in a house its thermostat dies
 * @param dead how long it stays dead, until somebody in the house revives it
 */
public record Update(LocalDateTime lands, Duration shows, Duration dead) {}
