package dev.pilotlight.agent.http;

import dev.pilotlight.units.Degrees;
import dev.pilotlight.units.Problem;
import java.util.List;

/**
 * Refusals for people: the wire has degrees Celsius, and who reads Fahrenheit is answered so.
 *
 * @param unit the degrees that people chose
 */
record PersonalUnits(Degrees unit) {
    List<Problem> of(List<Problem> problems) {
        return unit == Degrees.CELSIUS
                ? problems
                : problems.stream().map(this::of).toList();
    }

    private Problem of(Problem problem) {
        return problem.range().map(range -> new Problem(problem.path(), range.sentence(unit)))
                .orElse(problem);
    }
}
