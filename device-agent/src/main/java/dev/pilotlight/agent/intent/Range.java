package dev.pilotlight.agent.intent;

import dev.pilotlight.units.Temperature;

/**
 * The targets that may be aimed at; safety's own bounds are wider and need no knowledge of these.
 *
 * @param safe the target when nothing else can be known
 */
public record Range(Temperature least, Temperature most, Temperature safe) {

    /** The nearest target within: a preset that counts from another may lead beyond. */
    public Temperature nearest(Temperature target) {
        if (target.isBelow(least)) {
            return least;
        }
        return target.isAbove(most) ? most : target;
    }
}
