/**
 * What target a week, a hold or a lease asks for at a moment; pure, zone aware and DST safe.
 */
@NullMarked
package dev.pilotlight.schedule;

import org.jspecify.annotations.NullMarked;
