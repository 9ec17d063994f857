/** What the service counts and measures of itself, in Prometheus's form; it decides nothing. */
@NullMarked
package dev.pilotlight.cloud.metrics;

import org.jspecify.annotations.NullMarked;
