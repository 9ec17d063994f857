package dev.pilotlight.faults.sim.law;

import dev.pilotlight.cloud.port.Commands;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * What somebody far away asked for.
 *
 * @param at true time
 * @param property {@code hold} or {@code lease}
 * @param until its end, by true wall time
 * @param result what the cloud made of it
 */
public record Intent(Duration at, int house, String property, Temperature target, Instant until,
        CompletableFuture<Commands.Result> result) {

    /** Whether the cloud said that it is durable. */
    boolean isKept() {
        return result.isDone() && result.join() instanceof Commands.Result.Kept;
    }
}
