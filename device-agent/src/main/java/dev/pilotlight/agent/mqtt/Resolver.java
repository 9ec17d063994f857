package dev.pilotlight.agent.mqtt;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks a name up under a limit; neither Java nor Paho has one. The answer is kept by Java for half
 * a minute, so Paho's own lookup after it does not wait.
 */
final class Resolver {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private Resolver() {}

    /** Returns when the name is known, or throws within the limit. */
    static void resolve(String host) throws UnknownHostException, InterruptedException {
        CompletableFuture<InetAddress> answer = new CompletableFuture<>();
        Thread.ofPlatform().name("dns").daemon().start(() -> {
            try {
                answer.complete(InetAddress.getByName(host));
            } catch (UnknownHostException unknown) {
                answer.completeExceptionally(unknown);
            }
        });
        try {
            answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException unknown) {
            throw new UnknownHostException(host);
        } catch (TimeoutException silent) {
            throw new UnknownHostException(host + " (no answer within " + LIMIT.toSeconds()
                    + " s)");
        }
    }
}
