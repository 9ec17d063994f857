/**
 * The device's key, its certificate and the CA that it believes, as they lie in its directory; for
 * the link and for enrolment.
 */
@NullMarked
package dev.pilotlight.agent.identity;

import org.jspecify.annotations.NullMarked;
