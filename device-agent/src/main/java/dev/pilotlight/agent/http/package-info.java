/**
 * The page and the API on the LAN, behind a PIN: the JDK's HTTP server, a virtual thread a request,
 * bounded bodies, no cloud.
 */
@NullMarked
package dev.pilotlight.agent.http;

import org.jspecify.annotations.NullMarked;
