/** What a machine may lack: tests that need it are skipped, each with one loud line. */
@NullMarked
package dev.pilotlight.faults.skip;

import org.jspecify.annotations.NullMarked;
