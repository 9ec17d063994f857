package dev.pilotlight.faults.sim.bad;

import dev.pilotlight.faults.sim.law.Violation;
import dev.pilotlight.faults.sim.scenario.Street;
import java.util.function.LongFunction;

/**
 * Plays a tale with a seed and says which law was broken, and how; empty when none was. It speaks
 * in types of the JDK alone, since its twin in {@link OtherProduct} is another class.
 */
public final class Playing implements LongFunction<String> {
    private final Tale tale;

    /** Plays the tale of that name. */
    public Playing(String tale) {
        this.tale = Tale.valueOf(tale);
    }

    @Override
    public String apply(long seed) {
        return Street.play(tale.story(seed), seed).violation().map(Violation::toString).orElse("");
    }
}
