package dev.pilotlight.oracle;

import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Hold;
import dev.pilotlight.units.Temperature;
import java.util.Optional;

/**
 * A target or preset that somebody asked for by hand.
 *
 * @param ending when it ends; made with a known clock this is a time of the clock, or never
 * @param made when it was asked for
 * @param from what a preset with a time of its own counts from; empty for every other hold
 * @param then the hold that this one interrupts
 */
public record SpokenHold(Goal goal, Ending ending, ClockReading made, Optional<Temperature> from,
        Optional<SpokenHold> then) {
    /** One that came with its end, from the app or a journal, and was taken over at that moment. */
    public static SpokenHold of(Hold hold, ClockReading made) {
        Ending ending = hold.until().<Ending>map(Ending.At::new).orElseGet(Ending.Never::new);
        return new SpokenHold(hold.goal(), ending, made, hold.from(), hold.then().map(
                interrupted -> of(interrupted, made)));
    }
}
