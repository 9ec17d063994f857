package dev.pilotlight.faults.defence;

import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * How one run of a named test ended.
 *
 * @param how in which way
 * @param told of a failure: its kind and its words, in one line
 */
record Ending(How how, String told) {
    private static final int MOST_TOLD = 300;

    /** The ways. */
    enum How {
        PASSED,
        /**
         * A check of the test found what it must not find: the only ending that proves anything.
         */
        FAILED,
        /** Something else was thrown, or the test could not begin. */
        BROKE,
        /** It had not ended at its limit. */
        HUNG,
        /** It says itself that it cannot be run on this machine. */
        SKIPPED
    }

    static Ending of(Optional<Throwable> failure) {
        return failure.map(thrown -> new Ending(how(thrown), inOneLine(thrown.toString()))).orElse(
                new Ending(How.PASSED, ""));
    }

    private static How how(Throwable thrown) {
        return switch (thrown) {
            case AssertionError _ -> How.FAILED;
            case TestAbortedException _ -> How.SKIPPED;
            default -> How.BROKE;
        };
    }

    private static String inOneLine(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.substring(0, Math.min(MOST_TOLD, line.length()));
    }

    /**
     * Proof that the test sees the removal: an assertion failed, with the words that were asked.
     */
    boolean proves(Removal removal) {
        return how == How.FAILED && told.contains(removal.told());
    }

    /** As a line of a file. */
    String line(int number) {
        return number + "\t" + how + "\t" + told;
    }

    @Override
    public String toString() {
        return (how + " " + told).strip();
    }
}
