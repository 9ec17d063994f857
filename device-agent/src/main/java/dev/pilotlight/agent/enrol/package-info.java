/** Getting an identity: key pair, certificate request and EST; never loaded by {@code run}. */
@NullMarked
package dev.pilotlight.agent.enrol;

import org.jspecify.annotations.NullMarked;
