/** The machine's clocks, the demo's clock file, the data directory and its secrets. */
@NullMarked
package dev.pilotlight.cloud.system;

import org.jspecify.annotations.NullMarked;
