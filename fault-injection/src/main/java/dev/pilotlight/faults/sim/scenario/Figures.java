package dev.pilotlight.faults.sim.scenario;

import dev.pilotlight.faults.ledger.Law;
import dev.pilotlight.faults.sim.fault.Incident;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What many runs add up to: seeds, simulated time, faults, checks, pairs. One thread. */
public final class Figures {
    private static final double YEAR_DAYS = 365.25;
    private static final String FAULT = "fault: ";

    private final SortedMap<String, Long> faults = new TreeMap<>();
    private final SortedSet<String> pairs = new TreeSet<>();
    private final Map<Law, Long> checks = new EnumMap<>(Law.class);
    private Duration simulated = Duration.ZERO;
    private long runs;
    private long events;
    private long broken;

    /** One more run. */
    public void add(Played played) {
        Outcome outcome = played.outcome();
        runs++;
        events += outcome.events();
        broken += outcome.violation().isPresent() ? 1 : 0;
        simulated = simulated.plus(outcome.simulated().multipliedBy(played.story().setup()
                .houses()));
        outcome.counts().forEach((what, count) -> {
            if (what.startsWith(FAULT)) {
                faults.merge(what.substring(FAULT.length()), count, Long::sum);
            }
        });
        outcome.checks().forEach((law, count) -> checks.merge(law, count, Long::sum));
        pairs(played.story().plan());
    }

    private void pairs(List<Incident> plan) {
        for (Incident one : plan) {
            for (Incident other : plan) {
                String first = one.fault().kind();
                String second = other.fault().kind();
                if (first.compareTo(second) < 0 && one.overlaps(other)) {
                    pairs.add(first + " with " + second);
                }
            }
        }
    }

    /** How many runs broke a law. */
    public long broken() {
        return broken;
    }

    public long runs() {
        return runs;
    }

    /** Time that all houses lived through together. */
    public Duration simulated() {
        return simulated;
    }

    /** One line. */
    public String summary() {
        long injected = faults.values().stream().mapToLong(Long::longValue).sum();
        return String.format(Locale.ROOT,
                "%,d runs, %s of a house, %,d events, %,d faults of %d kinds, %,d pairs of kinds at"
                        + " once, %,d checks, %d broken",
                runs, lived(), events, injected, faults.size(), pairs.size(),
                checks.values().stream().mapToLong(Long::longValue).sum(), broken);
    }

    private String lived() {
        double days = simulated.toMinutes() / (24.0 * 60);
        return days < YEAR_DAYS
                ? String.format(Locale.ROOT, "%.1f simulated days", days)
                : String.format(Locale.ROOT, "%.2f simulated years", days / YEAR_DAYS);
    }

    /** All figures, for people. */
    public String table() {
        StringBuilder text = new StringBuilder(summary()).append("\n\nfaults by kind\n");
        faults.forEach((kind, count) -> text.append(String.format(Locale.ROOT, "  %-36s%,12d%n",
                kind, count)));
        text.append("\nchecks by law\n");
        checks.forEach((law, count) -> text.append(String.format(Locale.ROOT,
                "  %-4s%-38s%,16d%n", law, law.words(), count)));
        return text.toString();
    }
}
