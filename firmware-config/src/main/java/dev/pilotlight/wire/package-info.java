/**
 * What travels between device and cloud: topics, messages, limits, and the one codec that knows
 * Jackson.
 */
@NullMarked
package dev.pilotlight.wire;

import org.jspecify.annotations.NullMarked;
