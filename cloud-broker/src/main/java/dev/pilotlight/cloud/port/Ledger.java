package dev.pilotlight.cloud.port;

import dev.pilotlight.units.DeviceId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The durable memory. Any thread; every call returns at once. */
public interface Ledger {
    /**
     * Writes one device's entries, all or none; the stage completes with the number of new or
     * changed rows when they are durable, in the order of the calls, or exceptionally when they are
     * not and never will be.
     */
    CompletionStage<Integer> write(List<Entry> entries);

    /** All that the fleet must know of a device, as it was last written. */
    CompletionStage<Memory> recall(DeviceId device);
}
