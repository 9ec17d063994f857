/** What may wait for the cloud, how much of it, and what is thinned first. Pure. */
@NullMarked
package dev.pilotlight.agent.outbox;

import org.jspecify.annotations.NullMarked;
