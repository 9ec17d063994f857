/**
 * The story of 28 February 2017 without a person: its chapters, the eyes on both pages, the house
 * that depends on the cloud, the intruder and the auditor.
 */
@NullMarked
package dev.pilotlight.faults.script;

import org.jspecify.annotations.NullMarked;
