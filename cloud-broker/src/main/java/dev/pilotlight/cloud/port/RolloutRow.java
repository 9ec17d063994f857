package dev.pilotlight.cloud.port;

import dev.pilotlight.cloud.jobs.Execution;
import dev.pilotlight.cloud.rollout.Campaign;
import dev.pilotlight.cloud.rollout.RolloutEvent;
import java.time.Instant;

/** What must be known of roll-outs after the power went. */
public sealed interface RolloutRow {

    /** A campaign as it now is. */
    record Ordered(Campaign campaign) implements RolloutRow {}

    /** One event of a roll-out; {@code seq} counts from 1 without holes. */
    record Happened(String rollout, long seq, Instant at, RolloutEvent event)
            implements
                RolloutRow {}

    /** An execution as it now is. */
    record Executed(Execution execution) implements RolloutRow {}
}
