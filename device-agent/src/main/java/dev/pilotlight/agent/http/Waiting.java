package dev.pilotlight.agent.http;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * How long a request waits for the thermostat's answer, and what is said when none comes. A
 * request's own thread.
 */
record Waiting(Duration patience) {

    /** The answer as a response, or a refusal that says what to do. */
    <T> Response on(CompletionStage<T> answer, Function<T, Response> told) {
        try {
            return told.apply(answer.toCompletableFuture().get(patience.toMillis(),
                    TimeUnit.MILLISECONDS));
        } catch (TimeoutException slow) {
            return Response.refused(503, "The thermostat is busy",
                    "did not answer in " + patience.toSeconds() + " s, ask again");
        } catch (ExecutionException broken) {
            return Response.refused(500, "The thermostat could not do that", "see its log");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Response.refused(503, "The thermostat is stopping", "ask again later");
        }
    }
}
