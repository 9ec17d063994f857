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
 *
 * @param names where names are looked up; may wait for good
 */
record Resolver(Names names, Duration limit) {
    /** With Java's own lookup. */
    static final Resolver SYSTEM = new Resolver(InetAddress::getByName, Duration.ofSeconds(5));

    /** Whoever knows names. */
    interface Names {
        InetAddress find(String host) throws UnknownHostException;
    }

    /** Returns when the name is known, or throws within the limit. */
    void resolve(String host) throws UnknownHostException, InterruptedException {
        CompletableFuture<InetAddress> answer = new CompletableFuture<>();
        Thread.ofPlatform().name("dns").daemon().start(() -> {
            try {
                answer.complete(names.find(host));
            } catch (UnknownHostException unknown) {
                answer.completeExceptionally(unknown);
            }
        });
        try {
            answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException unknown) {
            throw new UnknownHostException(host);
        } catch (TimeoutException silent) {
            throw new UnknownHostException(host + " (no answer within " + limit.toSeconds()
                    + " s)");
        }
    }
}
