/**
 * Which test shows which fault: the numbered list, the tags that claim it, and the table of both.
 */
@NullMarked
package dev.pilotlight.faults.catalogue;

import org.jspecify.annotations.NullMarked;
