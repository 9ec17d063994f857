package dev.pilotlight.faults.mutants;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many mistakes in one package the tests noticed.
 *
 * @param made all mistakes that the JVM takes
 * @param noticed those that made a test fail or hang
 * @param explained those that nobody noticed and a sentence says why
 */
public record Score(int made, int noticed, int explained) {
    private static final double PERCENT = 100.0;

    /** One score a package, by name. */
    public static Map<String, Score> of(List<Mutant> mutants, Explained explained) {
        return mutants.stream().filter(Mutant::isViable)
                .collect(Collectors.groupingBy(Mutant::area, TreeMap::new, Collectors
                        .collectingAndThen(Collectors.toList(), each -> count(each, explained))));
    }

    private static Score count(List<Mutant> mutants, Explained explained) {
        int noticed = (int) mutants.stream().filter(Mutant::isNoticed).count();
        int known = (int) mutants.stream().filter(mutant -> !mutant.isNoticed())
                .filter(explained::covers).count();
        return new Score(mutants.size(), noticed, known);
    }

    /** Of those that are not explained, in percent. */
    public double noticedPercent() {
        return made == explained ? PERCENT : noticed * PERCENT / (made - explained);
    }

    /** Of all, in percent. */
    public double explainedPercent() {
        return made == 0 ? 0 : explained * PERCENT / made;
    }
}
