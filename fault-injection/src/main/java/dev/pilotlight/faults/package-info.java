/** The command {@code pilotlight-faults}: the demo and the outage script. */
@NullMarked
package dev.pilotlight.faults;

import org.jspecify.annotations.NullMarked;
