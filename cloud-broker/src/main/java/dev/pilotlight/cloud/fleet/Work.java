package dev.pilotlight.cloud.fleet;

import dev.pilotlight.cloud.port.Memory;
import dev.pilotlight.units.DeviceId;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One message or edit on its way through its device's lane.
 *
 * @param heard whether it proves that the device is there
 * @param decide what it comes to, given what is known of the device and the wall clock
 * @param notNow the answer when it could not be kept
 * @param done completes when it is durable or refused
 */
record Work<R>(DeviceId device, boolean heard, BiFunction<Memory, Instant, Plan<R>> decide,
        Function<String, R> notNow, CompletableFuture<R> done) {

    void refuse(String why) {
        done.complete(notNow.apply(why));
    }
}
