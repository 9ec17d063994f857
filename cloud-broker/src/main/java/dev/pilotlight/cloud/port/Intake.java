package dev.pilotlight.cloud.port;

import dev.pilotlight.wire.Topic;
import java.util.concurrent.CompletionStage;

/** Where the broker hands on what devices say. Any thread; returns at once. */
public interface Intake {
    /**
     * Takes a device's message, or its will; the topic has been checked to be the device's own. The
     * stage completes when it is durable or refused, in order for each device.
     */
    CompletionStage<Receipt> accept(Topic topic, byte[] payload, Origin origin);

    /** Who speaks. */
    enum Origin {
        /** The device itself: a proof that it is there. */
        DEVICE,
        /** The broker, on a dead device's behalf. */
        WILL
    }
}
