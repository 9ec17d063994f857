package dev.pilotlight.agent.port;

import dev.pilotlight.config.FirmwareConfig;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tries another link than the one that runs, once. Any thread. */
public interface LinkProbe {
    /** Nothing ever connects. */
    LinkProbe NONE = _ -> CompletableFuture.completedFuture(false);

    /**
     * Whether that configuration's link connects: TLS to the trusted authority, CONNACK, SUBACK and
     * an answer to a get, at one of its brokers. Answers within two minutes; leaves in order.
     */
    CompletionStage<Boolean> connects(FirmwareConfig config);
}
