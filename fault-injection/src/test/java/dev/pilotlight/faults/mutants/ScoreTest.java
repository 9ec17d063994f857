package dev.pilotlight.faults.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private static final String PIT = "org.pitest.mutationtest.engine.gregor.mutators.";

    private static Mutant mutant(String method, String status) {
        return Mutant.of("Hold.java,dev.pilotlight.schedule.Hold," + PIT
                + "returns.BooleanTrueReturnValsMutator," + method + ",35," + status + ",none");
    }

    @Test
    void aMistakeThatNobodyNoticedLowersTheScoreUnlessASentenceSaysWhy() {
        List<Mutant> mutants = Stream.of("KILLED", "TIMED_OUT", "SURVIVED", "NO_COVERAGE",
                "NON_VIABLE").map(status -> mutant(status.toLowerCase(Locale.ROOT), status))
                .toList();
        Explained one = Explained.of(List.of("# Explained", "| class | method | mutator | why |",
                "| `dev.pilotlight.schedule.Hold` | `survived` | `BooleanTrueReturnVals` | The same. |"));

        assertThat(Score.of(mutants, Explained.of(List.of()))).isEqualTo(Map.of("schedule",
                new Score(4, 2, 0)));
        assertThat(Score.of(mutants, one)).isEqualTo(Map.of("schedule", new Score(4, 2, 1)));
        assertThat(new Score(4, 2, 1).noticedPercent()).isBetween(66.6, 66.7);
    }

    @Test
    void aRowWithoutASentenceExplainsNothing() {
        Explained empty = Explained.of(List.of(
                "| `dev.pilotlight.schedule.Hold` | `survived` | `BooleanTrueReturnVals` | |"));
        assertThat(empty.covers(mutant("survived", "SURVIVED"))).isFalse();
    }
}
