/** The two slots for configurations, the memory of trials, and whom this device trusts: files. */
@NullMarked
package dev.pilotlight.agent.slots;

import org.jspecify.annotations.NullMarked;
