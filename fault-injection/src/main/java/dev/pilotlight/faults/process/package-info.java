/**
 * Child processes that are started, listened to, killed, frozen and never left behind; each is
 * reached by its own process id and by nothing broader.
 */
@NullMarked
package dev.pilotlight.faults.process;

import org.jspecify.annotations.NullMarked;
