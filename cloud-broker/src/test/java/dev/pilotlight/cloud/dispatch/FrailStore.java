package dev.pilotlight.cloud.dispatch;

import dev.pilotlight.cloud.port.RolloutRow;
import dev.pilotlight.cloud.port.RolloutStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A store whose process may be killed at any write: just before the commit, so that nothing is
 * there, or just after, so that all is and nobody was told.
 */
final class FrailStore implements RolloutStore {
    private final List<RolloutRow> rows = new ArrayList<>();
    private final Random random;
    private int perMille;
    int kills;

    FrailStore(long seed) {
        this.random = new Random(seed);
    }

    /** From now on so many of a thousand writes end in a kill. */
    void frail(int killsPerMille) {
        perMille = killsPerMille;
    }

    @Override
    public void write(List<RolloutRow> more) {
        boolean dies = random.nextInt(1_000) < perMille;
        boolean before = random.nextBoolean();
        if (!dies || !before) {
            rows.addAll(more);
        }
        if (dies) {
            kills++;
            throw new IllegalStateException("killed " + (before ? "before" : "after")
                    + " the commit");
        }
    }

    /** In the order that the real store answers in: the last of each, campaigns first. */
    @Override
    public List<RolloutRow> recall() {
        List<RolloutRow> ordered = new ArrayList<>();
        rows.stream().filter(RolloutRow.Ordered.class::isInstance).forEach(ordered::add);
        rows.stream().filter(RolloutRow.Happened.class::isInstance).forEach(ordered::add);
        rows.stream().filter(RolloutRow.Executed.class::isInstance).forEach(ordered::add);
        return ordered;
    }

    long queued(String thing) {
        return rows.stream().filter(row -> row instanceof RolloutRow.Executed(var execution)
                && execution.thing().value().equals(thing) && execution.version() == 1).count();
    }
}
