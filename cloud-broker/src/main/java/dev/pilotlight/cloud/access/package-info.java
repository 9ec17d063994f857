/** Who may do what: operators' names and the topics of each device; pure rules, no look-ups. */
@NullMarked
package dev.pilotlight.cloud.access;

import org.jspecify.annotations.NullMarked;
