package dev.pilotlight.faults.replay.street;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * A house at one moment.
 *
 * @param at since the simulation's beginning
 * @param roomC what people feel
 * @param wantedC what plan and people want, whether anybody heard of it or not
 * @param target what the device aims at, in °C; empty while it is dead
 * @param heats whether the heating's contact is closed
 * @param linked whether the device reaches whoever is above it
 */
public record Sample(Duration at, double roomC, double wantedC, OptionalDouble target,
        boolean heats, boolean linked) {}
