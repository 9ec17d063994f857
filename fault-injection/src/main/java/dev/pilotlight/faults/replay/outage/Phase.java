package dev.pilotlight.faults.replay.outage;

import java.time.LocalDateTime;

/**
 * One stage of an outage, up to the next.
 *
 * @param published when it began, on the clock of who published it
 * @param street when it began, on the clock of the simulated street
 * @param fact what is published of it, in our words
 * @param condition how it is played
 */
public record Phase(LocalDateTime published, LocalDateTime street, String fact,
        Condition condition, Source source) {}
