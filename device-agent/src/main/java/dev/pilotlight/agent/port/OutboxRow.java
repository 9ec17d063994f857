package dev.pilotlight.agent.port;

import dev.pilotlight.agent.core.Row;

/**
 * A committed row that waits for its acknowledgement.
 *
 * @param id grows with each row
 */
public record OutboxRow(long id, Row row) {}
