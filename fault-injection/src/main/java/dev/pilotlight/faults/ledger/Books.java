package dev.pilotlight.faults.ledger;

import java.util.List;
import java.util.Set;

/**
 * What the two databases held, read from the files when nobody had them open.
 *
 * @param device all rows of the agent's history at the end
 * @param cloud all rows of the cloud at the end
 * @param waiting rows that the agent still had to send at the end; they are not lost
 * @param acknowledged rows that the agent had struck off its outbox before the cloud died
 * @param cloudAtDeath rows in the cloud's file right after its process was killed
 */
public record Books(List<Row> device, List<Row> cloud, Set<Row.Key> waiting,
        List<Row> acknowledged, List<Row> cloudAtDeath) {

    /** Copies the lists. */
    public Books {
        device = List.copyOf(device);
        cloud = List.copyOf(cloud);
        waiting = Set.copyOf(waiting);
        acknowledged = List.copyOf(acknowledged);
        cloudAtDeath = List.copyOf(cloudAtDeath);
    }
}
