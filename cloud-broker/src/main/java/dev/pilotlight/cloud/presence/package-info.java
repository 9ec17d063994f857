/** Whether a device has just proved that it is there, and what it last said; pure rules. */
@NullMarked
package dev.pilotlight.cloud.presence;

import org.jspecify.annotations.NullMarked;
