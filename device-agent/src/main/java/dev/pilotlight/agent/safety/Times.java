package dev.pilotlight.agent.safety;

import java.time.Duration;

/**
 * Times of one piece of equipment, on uptime.
 *
 * @param leastOn once started it runs so long, unless a person or safety stops it
 * @param leastOff once stopped it rests so long, whoever asks
 * @param mostOn it never runs longer without a rest
 */
public record Times(Duration leastOn, Duration leastOff, Duration mostOn) {}
