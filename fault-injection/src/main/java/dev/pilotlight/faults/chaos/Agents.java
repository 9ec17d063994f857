package dev.pilotlight.faults.chaos;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What all agents of a street have in common.
 *
 * @param jar the program
 * @param archive its classes, once one of them has ended politely
 * @param clock the file of the pace that all programs follow
 * @param backoffCap of their links
 */
record Agents(Path jar, Archive archive, Path clock, Duration backoffCap) {}
