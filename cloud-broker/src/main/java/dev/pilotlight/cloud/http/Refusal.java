package dev.pilotlight.cloud.http;

import dev.pilotlight.units.Problem;
import java.util.List;

/** Ends a request with a problem document (RFC 9457). */
final class Refusal extends RuntimeException {
    private final int status;
    private final transient List<Problem> problems;

    Refusal(int status, List<Problem> problems) {
        super(problems.getFirst().toString(), null, false, false);
        this.status = status;
        this.problems = List.copyOf(problems);
    }

    Refusal(int status, String sentence) {
        this(status, List.of(new Problem("", sentence)));
    }

    int status() {
        return status;
    }

    List<Problem> problems() {
        return problems;
    }
}
