package dev.pilotlight.agent;

import dev.pilotlight.units.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A command cannot do what it was asked; its message is for people, and there is no stack trace.
 */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Used wrongly, or with input that is wrong. */
    static final int INPUT = 2;
    /** Something that it needs is not there. */
    static final int WORLD = 3;

    private final int code;

    Refusal(int code, String message) {
        super(message);
        this.code = code;
    }

    static Refusal of(String what, List<Problem> problems) {
        return new Refusal(INPUT, problems.stream().map(problem -> what + ": " + problem).collect(
                Collectors.joining("\n")));
    }

    int code() {
        return code;
    }
}
