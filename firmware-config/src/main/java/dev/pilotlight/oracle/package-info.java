/**
 * A second reading, for judges alone, of what should be in force at a moment, until when, and why:
 * week, hold, lease, vacation, presets, mode off, both clock changes, UTC entries, no clock.
 *
 * <p>
 * Written from "What is in force" in this module's README and from nothing else, minute by minute,
 * as plainly as can be. It shares no code with what it judges: of {@code schedule} and
 * {@code units} it uses values and their accessors, and java.time only for what a clock in a zone
 * shows at a moment. An architecture test holds that. No program that heats may use it.
 *
 * <p>
 * A judge keeps one {@link dev.pilotlight.oracle.HouseSettings} for each home and changes it with
 * everything that is said there: {@code with...} for what needs no reckoning,
 * {@link dev.pilotlight.oracle.TargetOracle#hold} for a target or preset by hand,
 * {@code withHold(Optional.empty())} for "back to the schedule". For a hold that came with its end,
 * from the app or a journal, there is {@link dev.pilotlight.oracle.SpokenHold#of}. Then it asks
 * {@link dev.pilotlight.oracle.TargetOracle#at} at moments of its choice and compares the target,
 * the end and the reason with what the program says. The answer depends on nothing but what was
 * said and the moment: a clock that is wrong for a moment gives a wrong answer for that moment
 * only, so a judge of a jumping clock asks again after the jump.
 *
 * <p>
 * One question costs a walk over the minutes to the entries around it: 0.1 ms in a week of many
 * entries, up to 5 ms in one of a single day. It is right to the minute; an entry that begins at a
 * second begins here with the next minute.
 */
@NullMarked
package dev.pilotlight.oracle;

import org.jspecify.annotations.NullMarked;
