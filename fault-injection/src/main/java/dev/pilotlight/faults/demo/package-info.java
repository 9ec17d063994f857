/**
 * The demo: the two programs as child processes, the house between them, and the letters with which
 * a person breaks and mends things.
 */
@NullMarked
package dev.pilotlight.faults.demo;

import org.jspecify.annotations.NullMarked;
