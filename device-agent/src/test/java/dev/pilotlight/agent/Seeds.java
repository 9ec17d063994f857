package dev.pilotlight.agent;

import java.util.stream.LongStream;

/** Seeds of random tests; the seed is in the test's name, so a failure can be played again. */
public final class Seeds {
    private Seeds() {}

    public static LongStream fifty() {
        return LongStream.rangeClosed(1, 50);
    }
}
