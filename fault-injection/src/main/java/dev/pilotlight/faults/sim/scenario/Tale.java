package dev.pilotlight.faults.sim.scenario;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * A story of the catalogue.
 *
 * @param name as it is asked for
 * @param numbers of the fault catalogues that it plays: S01 to S40 and F01 to F34
 * @param words what happens, in one line
 * @param story for each seed
 * @param proofs what must have occurred at least once, or the fault was none
 */
public record Tale(String name, List<String> numbers, String words, LongFunction<Story> story,
        List<String> proofs) {
    public Tale {
        numbers = List.copyOf(numbers);
        proofs = List.copyOf(proofs);
    }

    static List<String> numbers(String words) {
        return List.of(words.split(" ", -1));
    }

    /** Plays it with that seed. */
    public Played play(long seed) {
        Story made = story.apply(seed);
        return new Played(made, Street.play(made, seed));
    }

    /** How often what proves the fault occurred. */
    public String proved(Outcome outcome) {
        return proofs.stream().map(proof -> proof + " " + outcome.counted(proof)).collect(
                Collectors.joining(", "));
    }

    /** Which proof is missing: a story whose fault did not occur has proved nothing. */
    public Optional<String> unproved(Outcome outcome) {
        return proofs.stream().filter(proof -> outcome.counted(proof) == 0).findFirst();
    }
}
