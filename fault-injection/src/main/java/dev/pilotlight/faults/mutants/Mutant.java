package dev.pilotlight.faults.mutants;

import java.util.Set;

/**
 * One small mistake that PIT made in the code, and what the tests said to it: a row of its
 * {@code mutations.csv}. Immutable.
 *
 * @param type the class, with its package
 * @param mutator the kind of mistake, such as {@code NegateConditionals}
 * @param status PIT's word, such as {@code KILLED} or {@code SURVIVED}
 */
public record Mutant(String type, String method, String mutator, int line, String status) {
    private static final Set<String> NOTICED = Set.of("KILLED", "TIMED_OUT", "MEMORY_ERROR",
            "RUN_ERROR");
    private static final int FIELDS = 7;

    /** Reads {@code file,class,mutator,method,line,status,test}. */
    public static Mutant of(String row) {
        String[] fields = row.split(",", FIELDS);
        if (fields.length < FIELDS) {
            throw new IllegalArgumentException("is " + row + ", want seven fields of PIT's CSV");
        }
        String mutator = fields[2].substring(fields[2].lastIndexOf('.') + 1)
                .replaceAll("Mutator$", "");
        return new Mutant(fields[1], fields[3], mutator, Integer.parseInt(fields[4]), fields[5]);
    }

    /** Without the package's common beginning: {@code schedule}, {@code agent.intent}. */
    String area() {
        return type.substring(0, type.lastIndexOf('.')).replaceFirst("^dev\\.pilotlight\\.", "");
    }

    boolean isNoticed() {
        return NOTICED.contains(status);
    }

    /** False for a mistake that the JVM itself refuses, which says nothing about tests. */
    boolean isViable() {
        return !status.equals("NON_VIABLE");
    }
}
