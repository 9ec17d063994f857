package dev.pilotlight.agent.port;

import dev.pilotlight.agent.core.Row;
import dev.pilotlight.twin.Doc;
import java.util.List;
import java.util.function.Consumer;

/** What whoever writes a {@link Journal} is asked to do, in this order. */
public sealed interface Job {
    /** Keep a row. */
    record Append(Row row, boolean atOnce) implements Job {}

    /** Keep a setting. */
    record Save(String key, Doc value) implements Job {}

    /** Forget rows that the cloud has. */
    record Delivered(List<Long> ids) implements Job {}

    /** Put rows aside that the cloud refused. */
    record Refused(List<Long> ids, String why) implements Job {}

    /** Tell somebody that all before it is on disk, or that it will not be for a while. */
    record Tell(Consumer<Kept> then) implements Job {}

    /** Whether it waits for no others. */
    default boolean isUrgent() {
        return switch (this) {
            case Append(Row _, boolean atOnce) -> atOnce;
            case Save _,Refused _,Tell _ -> true;
            case Delivered _ -> false;
        };
    }
}
