/** What a device measured: stored rows, gaps in them, and thinning for a chart; pure. */
@NullMarked
package dev.pilotlight.cloud.telemetry;

import org.jspecify.annotations.NullMarked;
