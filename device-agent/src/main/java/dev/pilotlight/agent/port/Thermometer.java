package dev.pilotlight.agent.port;

import dev.pilotlight.agent.core.Sample;
import java.util.function.Consumer;

/** One or more temperature sensors behind one adapter. */
public interface Thermometer extends AutoCloseable {
    /**
     * Begins to read and returns at once. Samples go to {@code sink} from the adapter's own thread,
     * stamped with the uptime at which they were taken; the sink never blocks.
     */
    void start(Consumer<Sample> sink);

    @Override
    void close();
}
