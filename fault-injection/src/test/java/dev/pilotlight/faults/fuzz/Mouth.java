package dev.pilotlight.faults.fuzz;

import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Problem;
import java.util.Optional;

/** A place at which bytes come in that others wrote. */
@FunctionalInterface
public interface Mouth {
    /** Longest sentence that a person reads, and that a log keeps. */
    int LONGEST_SENTENCE = 2_000;

    /**
     * Takes the bytes or refuses them as its contract says. Whatever else is thrown is a finding.
     */
    void take(byte[] bytes) throws Exception;

    /** What was read; a refusal must be one short line for each problem. */
    static <T> Optional<T> read(Decoded<T> decoded) {
        for (Problem problem : decoded.problems()) {
            String line = problem.toString();
            check(!problem.sentence().isBlank(), "a refusal without a word");
            check(line.length() <= LONGEST_SENTENCE, "a refusal of " + line.length()
                    + " characters");
            check(line.chars().noneMatch(Character::isISOControl), "a refusal with a control"
                    + " character: " + line);
            check(line.chars().noneMatch(each -> each == 0x202E || each == 0x2028), "a refusal that"
                    + " turns its line: " + line);
        }
        return decoded.toOptional();
    }

    /** Ends the run with a finding unless it holds. */
    static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
