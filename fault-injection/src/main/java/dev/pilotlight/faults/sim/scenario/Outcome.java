package dev.pilotlight.faults.sim.scenario;

import dev.pilotlight.faults.ledger.Law;
import dev.pilotlight.faults.sim.law.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What came of one run.
 *
 * @param violation the first law that was broken; the run ended there
 * @param hash of the trace: the same for the same story and seed
 * @param last the newest lines of the trace
 * @param counts what occurred, and how often
 * @param checks how often each law was looked at
 * @param simulated how long it ran, in its own time
 * @param felt what it was like for people
 */
public record Outcome(long seed, Optional<Violation> violation, long hash, long events,
        List<String> last, SortedMap<String, Long> counts, Map<Law, Long> checks,
        Duration simulated, Felt felt) {

    /** How often that occurred. */
    public long counted(String what) {
        return counts.getOrDefault(what, 0L);
    }
}
