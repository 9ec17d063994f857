package dev.pilotlight.faults.chaos;

import dev.pilotlight.faults.ledger.Row;
import dev.pilotlight.faults.script.Databases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every row that the homes made, against what the cloud has. Both programs have ended.
 *
 * @param made readings and events in the agents' files that do not wait any more
 * @param lost of these, how many the cloud does not have
 * @param twice how many the cloud has more than once
 * @param forgotten how many the cloud has and the home that made them has not: they were sent
 *        before they were kept
 */
public record Reckoning(long made, long lost, long twice, long forgotten) {

    /** Whether not one row is missing or doubled, and there were any. */
    boolean isClean() {
        return made > 0 && lost == 0 && twice == 0 && forgotten == 0;
    }

    /** For people. */
    String sentence() {
        return "%d rows acknowledged, %d lost, %d stored twice, %d forgotten by their maker"
                .formatted(made, lost, twice, forgotten);
    }

    static Reckoning of(Street street, Path scratch) throws IOException {
        Databases databases = new Databases(scratch);
        Reckoning all = new Reckoning(0, 0, 0, 0);
        for (Home home : street.homes()) {
            all = all.plus(compare(databases.history(home.database()), databases.outbox(home
                    .database()), databases.telemetry(street.database(), home.thing())));
            all = all.plus(compare(databases.happenings(home.database()), databases.unsaid(home
                    .database()), databases.events(street.database(), home.thing())));
        }
        return all;
    }

    static Reckoning compare(List<Row> kept, Set<Row.Key> waiting, List<Row> stored) {
        Set<Row.Key> there = new HashSet<>();
        long twice = stored.stream().filter(row -> !there.add(row.key())).count();
        Set<Row.Key> own = kept.stream().map(Row::key).collect(Collectors.toSet());
        Set<Row.Key> acknowledged = new HashSet<>(own);
        acknowledged.removeAll(waiting);
        long lost = acknowledged.stream().filter(key -> !there.contains(key)).count();
        long forgotten = there.stream().filter(key -> !own.contains(key)).count();
        return new Reckoning(acknowledged.size(), lost, twice, forgotten);
    }

    private Reckoning plus(Reckoning other) {
        return new Reckoning(made + other.made, lost + other.lost, twice + other.twice,
                forgotten + other.forgotten);
    }
}
