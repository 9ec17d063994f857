package dev.pilotlight.faults.sim.scenario;

import dev.pilotlight.faults.sim.fault.Incident;
import dev.pilotlight.faults.sim.fault.Shrink;
import dev.pilotlight.faults.sim.law.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** A story with what came of it. */
public record Played(Story story, Outcome outcome) {
    private static final int TRIALS = 60;

    /** Nothing was broken, or this says what, with all that is needed to play it again. */
    public Outcome orFail() {
        if (outcome.violation().isPresent()) {
            throw new AssertionError(report("the same story with seed " + outcome.seed()));
        }
        return outcome;
    }

    /**
     * What people are told of a broken law: the sentence, the time, the seed, the faults that are
     * needed for it as lines to paste, the last events, and the line that plays it again.
     */
    public String report(String again) {
        Violation broken = outcome.violation().orElseThrow();
        List<Incident> needed = shrunk(broken);
        return """
                %s
                seed %d, %d of %d faults are needed for it:
                %s
                the last events:
                %s
                again: %s
                """.formatted(broken, outcome.seed(), needed.size(), story.plan().size(), needed
                .stream().map(incident -> "    " + incident.line()).collect(Collectors.joining(
                        "\n")),
                outcome.last().stream().map(line -> "    " + line).collect(Collectors.joining(
                        "\n")),
                again);
    }

    /** The faults without which the same sentence is not broken. */
    private List<Incident> shrunk(Violation broken) {
        return Shrink.of(story.plan(), plan -> Street.play(story.with(plan), outcome.seed())
                .violation().filter(other -> other.sentence().equals(broken.sentence()))
                .isPresent(), TRIALS);
    }
}
