package dev.pilotlight.faults.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A closed book of facts in the order of their real time. Any thread; immutable.
 *
 * @param all every fact
 */
public record Facts(List<Fact> all) {

    /** Sorts and copies. */
    public Facts {
        all = all.stream().sorted(Comparator.comparing(Fact::when)).toList();
    }

    /** All facts of one kind, in order. */
    public <T extends Fact> List<T> of(Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The last moment in the book. */
    public When end() {
        return all.getLast().when();
    }

    /** The same book without what was seen after a moment. */
    public Facts until(When last) {
        return new Facts(all.stream().filter(fact -> !fact.when().isAfter(last)).toList());
    }

    /** Whether nothing was written down. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** The stretches in which a fault that fits was in force, each fault for itself, in order. */
    public List<Span> spans(Predicate<Fault> wanted) {
        List<Span> spans = new ArrayList<>();
        for (Fact.Began began : of(Fact.Began.class)) {
            if (wanted.test(began.fault())) {
                spans.add(new Span(began.fault(), began.when(), endOf(began)));
            }
        }
        return spans;
    }

    /** Whether a fault that fits was in force at a moment. */
    public boolean isDuring(When moment, Predicate<Fault> wanted) {
        return spans(wanted).stream().anyMatch(span -> span.contains(moment));
    }

    /** The first fact of a kind, after a moment, that fits. */
    public <T extends Fact> Optional<T> firstAfter(When moment, Class<T> kind,
            Predicate<T> wanted) {
        return of(kind).stream()
                .filter(fact -> fact.when().isAfter(moment)).filter(wanted).findFirst();
    }

    private When endOf(Fact.Began began) {
        return firstAfter(began.when(), Fact.Ended.class,
                ended -> ended.fault() == began.fault()).map(Fact.Ended::when).orElseGet(this::end);
    }

    /**
     * From the beginning of a fault to its end, or to the end of the book.
     *
     * @param fault what was broken
     */
    public record Span(Fault fault, When from, When to) {

        /** Whether the moment lies in it. */
        public boolean contains(When moment) {
            return !from.isAfter(moment) && to.isAfter(moment);
        }
    }
}
