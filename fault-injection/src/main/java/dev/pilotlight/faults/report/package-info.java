/**
 * The ledger made visible: the table for a terminal, and one self-contained page with the whole day
 * on one time axis. Pure text in and out.
 */
@NullMarked
package dev.pilotlight.faults.report;

import org.jspecify.annotations.NullMarked;
