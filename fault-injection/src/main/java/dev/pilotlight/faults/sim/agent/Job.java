package dev.pilotlight.faults.sim.agent;

import dev.pilotlight.agent.core.Row;
import dev.pilotlight.agent.port.Kept;
import dev.pilotlight.twin.Doc;
import java.util.List;
import java.util.function.Consumer;

/** What a {@link SimJournal} was asked to write, or to say once all before it is written. */
sealed interface Job {
    record Append(Row row, boolean atOnce) implements Job {}

    record Save(String key, Doc value) implements Job {}

    record Delivered(List<Long> ids) implements Job {}

    record Refused(List<Long> ids) implements Job {}

    record Tell(Consumer<Kept> then) implements Job {}

    /** Whether it does not wait for the next group. */
    default boolean isUrgent() {
        return switch (this) {
            case Append(Row _, boolean atOnce) -> atOnce;
            case Save _,Refused _,Tell _ -> true;
            case Delivered _ -> false;
        };
    }
}
