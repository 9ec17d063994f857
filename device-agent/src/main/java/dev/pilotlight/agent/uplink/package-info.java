/**
 * The link to the cloud as a deterministic loop: what is said, to whom, and when it is given up.
 */
@NullMarked
package dev.pilotlight.agent.uplink;

import org.jspecify.annotations.NullMarked;
