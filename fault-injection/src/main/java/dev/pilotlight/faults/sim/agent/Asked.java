package dev.pilotlight.faults.sim.agent;

import dev.pilotlight.agent.core.LocalEdit;
import dev.pilotlight.agent.port.Answer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * What a person asked for at the wall.
 *
 * @param at true time
 * @param start which start of the agent was asked
 */
public record Asked(Duration at, LocalEdit edit, String start, CompletableFuture<Answer> answer) {}
