package dev.pilotlight.cloud.metrics;

import dev.pilotlight.cloud.port.Intake;
import dev.pilotlight.cloud.port.Receipt;
import dev.pilotlight.wire.Topic;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts what devices say and how long each message takes until it is durable, by what became of
 * it. Any thread.
 */
public final class MeteredIntake implements Intake {
    private static final String STORED = "stored";
    private static final String MALFORMED = "malformed";
    private static final String NOT_NOW = "not-now";
    private static final Duration[] BOUNDS = {Duration.ofMillis(2), Duration.ofMillis(5),
            Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50),
            Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofSeconds(1),
            Duration.ofSeconds(5)};

    private final Intake intake;
    private final Map<String, Timer> timers;

    public MeteredIntake(Intake intake, Meters meters) {
        this.intake = intake;
        this.timers = Stream.of(STORED, MALFORMED, NOT_NOW).collect(
                Collectors.toUnmodifiableMap(outcome -> outcome,
                        outcome -> timer(meters, outcome)));
    }

    private static Timer timer(Meters meters, String outcome) {
        return Timer.builder("pilotlight.message")
                .description("From a device's message to its being durable, or refused")
                .tag("outcome", outcome).serviceLevelObjectives(BOUNDS)
                .register(meters.registry());
    }

    @Override
    public CompletionStage<Receipt> accept(Topic topic, byte[] payload, Origin origin) {
        long began = System.nanoTime();
        return intake.accept(topic, payload, origin).whenComplete(
                (receipt, _) -> count(receipt, System.nanoTime() - began));
    }

    private void count(@Nullable Receipt receipt, long nanos) {
        String outcome = switch (receipt) {
            case Receipt.Stored _ -> STORED;
            case Receipt.Malformed _ -> MALFORMED;
            case Receipt.NotNow _ -> NOT_NOW;
            case null -> NOT_NOW;
        };
        Timer timer = timers.get(outcome);
        if (timer != null) {
            timer.record(nanos, TimeUnit.NANOSECONDS);
        }
    }
}
