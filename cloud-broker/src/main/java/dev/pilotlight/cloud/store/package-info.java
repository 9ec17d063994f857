/** The one SQLite database: one writer thread with group commit, short reads beside it. */
@NullMarked
package dev.pilotlight.cloud.store;

import org.jspecify.annotations.NullMarked;
