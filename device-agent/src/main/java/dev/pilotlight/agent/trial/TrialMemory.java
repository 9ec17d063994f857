package dev.pilotlight.agent.trial;

import dev.pilotlight.agent.trial.TrialEffect.Outcome;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a device keeps of its configurations: the state, and what became of each version, so
 * that it is still told after a power cut. Immutable.
 */
public record TrialMemory(TrialState state, SortedMap<Long, Told> told) {
    /** Versions of which it is remembered what became of them; older ones are forgotten. */
    static final int MOST = 16;
    /** Longest reason that is kept. */
    static final int LONGEST = 500;
    public static final TrialMemory NEW = new TrialMemory(TrialState.NEW, new TreeMap<>());

    public TrialMemory {
        told = Collections.unmodifiableSortedMap(new TreeMap<>(told));
    }

    /** What became of a version, and why; empty when there is nothing to explain. */
    public record Told(Outcome outcome, String why) {
        public Told {
            why = why.length() > LONGEST ? why.substring(0, LONGEST) : why;
        }
    }

    /** The same with another state. */
    public TrialMemory in(TrialState next) {
        return new TrialMemory(next, told);
    }

    /** The same with what became of a version. */
    public TrialMemory telling(long version, Told what) {
        SortedMap<Long, Told> more = new TreeMap<>(told);
        more.put(version, what);
        while (more.size() > MOST) {
            more.remove(more.firstKey());
        }
        return new TrialMemory(state, more);
    }

    /** What became of that version. */
    public Optional<Told> of(long version) {
        return Optional.ofNullable(told.get(version));
    }
}
