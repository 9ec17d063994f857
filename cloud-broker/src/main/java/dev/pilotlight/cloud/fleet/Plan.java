package dev.pilotlight.cloud.fleet;

import dev.pilotlight.cloud.port.Entry;
import dev.pilotlight.cloud.port.LiveFeed.News;
import dev.pilotlight.cloud.port.Memory;
import dev.pilotlight.twin.Doc;
import java.util.List;
import java.util.Optional;

/**
 * What one piece of work comes to: first the entry becomes durable, and only then the rest is true.
 *
 * @param entry to be written; empty when there is nothing to keep
 * @param memory what is known of the device afterwards
 * @param outgoing messages for the device
 * @param news for people who watch
 * @param result for whoever asked
 */
record Plan<R>(Optional<Entry> entry, Memory memory, List<Outgoing> outgoing, List<News> news,
        R result) {
    Plan {
        outgoing = List.copyOf(outgoing);
        news = List.copyOf(news);
    }

    /** A message for the device. */
    record Outgoing(String topic, Doc.Obj body) {}

    /** Nothing changes; only the asker learns something. */
    static <R> Plan<R> nothing(Memory memory, R result) {
        return new Plan<>(Optional.empty(), memory, List.of(), List.of(), result);
    }

    static <R> Plan<R> keep(Entry entry, Memory memory, News news, R result) {
        return new Plan<>(Optional.of(entry), memory, List.of(), List.of(news), result);
    }
}
