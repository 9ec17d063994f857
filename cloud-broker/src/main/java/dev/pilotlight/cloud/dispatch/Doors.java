package dev.pilotlight.cloud.dispatch;

import dev.pilotlight.cloud.port.Intake;
import dev.pilotlight.cloud.port.Receipt;
import dev.pilotlight.wire.Topic;
import java.util.concurrent.CompletionStage;

/**
 * Shows each message to its desk: the fleet, which hears of all, and the dispatch where it concerns
 * jobs.
 */
public record Doors(Intake fleet, Dispatch dispatch) implements Intake {
    @Override
    public CompletionStage<Receipt> accept(Topic topic, byte[] payload, Origin origin) {
        CompletionStage<Receipt> known = fleet.accept(topic, payload, origin);
        return topic instanceof Topic.Job job ? dispatch.accept(job, payload) : known;
    }
}
