package dev.pilotlight.faults.mutants;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Mistakes that change nothing which anybody could see, each with a sentence why: the rows
 * {@code | class | method | mutator | why |} of a module's {@code src/test/mutants/explained.md}.
 */
public record Explained(Set<Place> places) {
    private static final Pattern ROW = Pattern.compile(
            "\\| *`([\\w.$]+)` *\\| *`([^`]+)` *\\| *`(\\w+)` *\\| *(\\S.*?) *\\|");

    /** A kind of mistake in one method. */
    public record Place(String type, String method, String mutator) {}

    public Explained {
        places = Set.copyOf(places);
    }

    /** Takes the rows of the table; lines that are none are text for people. */
    public static Explained of(List<String> lines) {
        return new Explained(lines.stream().map(ROW::matcher).filter(Matcher::matches)
                .map(row -> new Place(row.group(1), row.group(2), row.group(3)))
                .collect(Collectors.toSet()));
    }

    boolean covers(Mutant mutant) {
        return places.contains(new Place(mutant.type(), mutant.method(), mutant.mutator()));
    }
}
