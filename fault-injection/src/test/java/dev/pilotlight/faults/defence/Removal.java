package dev.pilotlight.faults.defence;

import dev.pilotlight.faults.sim.bad.Patch;
import java.util.List;

/**
 * A defence of the product that is taken away, and the test that has to fail without it.
 *
 * @param name what is missing then
 * @param numbers of the faults, {@code S01} to {@code F34}, that it defends against; the test
 *        carries the tag of each
 * @param test which fails
 * @param patch takes it away
 * @param told must stand in the test's failure; empty when any failed assertion will do
 * @param pace how long the test takes to fail
 */
record Removal(String name, List<String> numbers, NamedTest test, Patch patch, String told,
        Pace pace) {

    /** How long a test takes to fail, which decides when and beside how many it is run. */
    enum Pace {
        /** Below a few seconds, most of it work: in every {@code mvn verify}. */
        QUICK,
        /**
         * Some tens of seconds, most of it waiting: in every {@code mvn verify}, several at once.
         */
        WAITS,
        /** Too long for every build: with {@code -Dpilotlight.deep=true}. */
        DEEP
    }

    /** A quick one that any failed assertion proves. */
    static Removal of(String numbers, String name, NamedTest test, Patch patch) {
        return new Removal(name, List.of(numbers.split(" ", -1)), test, patch, "", Pace.QUICK);
    }

    /** The same with what the failure has to say. */
    Removal telling(String words) {
        return new Removal(name, numbers, test, patch, words, pace);
    }

    /** The same whose test waits for long before it fails. */
    Removal waiting() {
        return new Removal(name, numbers, test, patch, told, Pace.WAITS);
    }

    /** The same for the deep form alone. */
    Removal deep() {
        return new Removal(name, numbers, test, patch, told, Pace.DEEP);
    }

    @Override
    public String toString() {
        return name;
    }
}
