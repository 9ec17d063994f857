package dev.pilotlight.faults.sim.scenario;

import dev.pilotlight.faults.sim.fault.Incident;
import java.time.Duration;
import java.util.List;

/**
 * All that is decided before a run begins; with a seed it is one history.
 *
 * @param length of the run, of which the last hours should be without faults
 */
public record Story(Setup setup, List<Incident> plan, Duration length) {
    public Story {
        plan = List.copyOf(plan);
    }

    /** The same with another plan. */
    public Story with(List<Incident> other) {
        return new Story(setup, other, length);
    }
}
