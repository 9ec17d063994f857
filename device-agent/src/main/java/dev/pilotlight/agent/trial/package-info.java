/**
 * A configuration on trial (law L7): offered, staged, tried, then kept or rolled back by the device
 * alone. Pure; whoever performs the effects does them in order, each durable before the next. What
 * it decides never asks whether the cloud can be reached.
 */
@NullMarked
package dev.pilotlight.agent.trial;

import org.jspecify.annotations.NullMarked;
