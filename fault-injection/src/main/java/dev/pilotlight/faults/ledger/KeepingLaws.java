package dev.pilotlight.faults.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** L5 and L6: what is kept of readings and of intents, judged from both databases. */
final class KeepingLaws {

    private KeepingLaws() {}

    static Verdict kept(Facts facts) {
        Optional<Books> books = facts.of(Fact.Audited.class).stream().findFirst()
                .map(Fact.Audited::books);
        if (books.isEmpty() || books.get().device().isEmpty()) {
            return Verdict.notTested(Law.L5, "no database was read");
        }
        Audit audit = Audit.of(books.get());
        return Verdict.of(Law.L5, audit.isClean(), audit.figure());
    }

    static Verdict merged(Facts facts) {
        Optional<Fact.Agreed> agreed = facts.of(Fact.Agreed.class).stream().findFirst();
        if (agreed.isEmpty()) {
            return Verdict.notTested(Law.L6, "nobody changed the same thing on both sides");
        }
        Fact.Agreed both = agreed.get();
        boolean same = both.expected().equals(both.device())
                && both.expected().equals(both.desired())
                && both.expected().equals(both.reported());
        return Verdict.of(Law.L6, same && both.loserKept(),
                (same
                        ? "both sides: " + both.expected()
                        : "wanted " + both.expected() + "; house " + both.device()
                                + ", cloud wants " + both.desired() + ", cloud heard "
                                + both.reported())
                        + "; the loser (" + both.loser() + ") "
                        + (both.loserKept() ? "is kept" : "IS GONE"));
    }

    /**
     * The comparison of both databases.
     *
     * @param rows rows of the house
     * @param lost rows of the house that the cloud does not have
     * @param strange rows of the cloud that the house never made, or made differently
     * @param twice readings that are there under two numbers
     * @param holes numbers missing between 1 and the greatest of a start, on either side
     * @param forgotten rows acknowledged before the cloud died that its file did not hold
     * @param acknowledged how many had been
     * @param starts how often the agent was started
     */
    record Audit(int rows, int lost, int strange, int twice, int holes, int forgotten,
            int acknowledged, int starts) {

        static Audit of(Books books) {
            Map<Row.Key, Row> device = byKey(books.device());
            Map<Row.Key, Row> cloud = byKey(books.cloud());
            List<Row> sent = books.device().stream()
                    .filter(row -> !books.waiting().contains(row.key())).toList();
            return new Audit(books.device().size(), missing(sent, cloud),
                    differing(books.cloud(), device),
                    twice(books.device()) + twice(books.cloud()),
                    holes(books.device()) + holes(books.cloud()),
                    missing(books.acknowledged(), byKey(books.cloudAtDeath())),
                    books.acknowledged().size(),
                    new HashSet<>(books.device().stream().map(Row::boot).toList()).size());
        }

        boolean isClean() {
            return lost + strange + twice + holes + forgotten == 0;
        }

        String figure() {
            return rows + " readings of " + starts + " starts: " + lost + " lost, " + twice
                    + " twice, " + holes + " holes"
                    + (strange > 0 ? ", " + strange + " that the house never made" : "") + "; "
                    + forgotten + " of " + acknowledged
                    + " acknowledged before the cloud was killed were missing in its file";
        }

        private static Map<Row.Key, Row> byKey(Collection<Row> rows) {
            Map<Row.Key, Row> map = new HashMap<>();
            rows.forEach(row -> map.put(row.key(), row));
            return map;
        }

        private static int missing(Collection<Row> rows, Map<Row.Key, Row> there) {
            return (int) rows.stream().filter(row -> !there.containsKey(row.key())).count();
        }

        private static int differing(Collection<Row> rows, Map<Row.Key, Row> there) {
            return (int) rows.stream().filter(row -> !row.equals(there.get(row.key()))).count();
        }

        private static int twice(List<Row> rows) {
            Set<List<Object>> seen = new HashSet<>();
            return (int) rows.stream()
                    .filter(row -> !seen.add(List.of(row.boot(), row.ts(), row.body()))).count();
        }

        private static int holes(List<Row> rows) {
            Map<String, Set<Long>> numbers = new TreeMap<>();
            rows.forEach(row -> numbers.computeIfAbsent(row.boot(), _ -> new TreeSet<>())
                    .add(row.seq()));
            List<Integer> missing = new ArrayList<>();
            numbers.values().forEach(seen -> missing.add(
                    (int) (seen.stream().max(Long::compare).orElseThrow() - seen.size())));
            return missing.stream().mapToInt(Integer::intValue).sum();
        }
    }
}
