package dev.pilotlight.faults.demo;

import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * What a world is made of.
 *
 * @param agentJar the agent's runnable jar
 * @param cloudJar the cloud's runnable jar
 * @param data an empty or absent folder for everything that is written
 * @param start simulated time at the beginning
 * @param speed simulated seconds in a real one, at the beginning
 * @param teller gets each sentence of the story, for people
 */
public record Setup(Path agentJar, Path cloudJar, Path data, Instant start, double speed,
        Consumer<String> teller) {}
