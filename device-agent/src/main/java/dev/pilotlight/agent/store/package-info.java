/** The journal in SQLite: settings, history and outbox, written by one thread. */
@NullMarked
package dev.pilotlight.agent.store;

import org.jspecify.annotations.NullMarked;
