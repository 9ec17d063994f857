package dev.pilotlight.agent.uplink;

import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.port.TimeSource;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A circuit breaker around connection attempts, on uptime: the default would stay open for an hour
 * after the clock was set back by one. It adds no delay of its own, the back-off does that; it
 * keeps attempts to one at a time while the cloud is known to be down.
 */
final class Gatekeeper {
    private final CircuitBreaker breaker;

    Gatekeeper(TimeSource real) {
        this.breaker = CircuitBreaker.of("connect", CircuitBreakerConfig.custom()
                .clock(new Monotonic(real))
                .currentTimestampFunction(_ -> real.now().uptime().toNanos(), TimeUnit.NANOSECONDS)
                .recordResult(Failure.class::isInstance)
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(5).minimumNumberOfCalls(3).failureRateThreshold(60)
                .waitDurationInOpenState(Duration.ofMillis(1))
                .permittedNumberOfCallsInHalfOpenState(1).build());
    }

    /** Whether an attempt may begin; it then has begun. */
    boolean admits() {
        return breaker.tryAcquirePermission();
    }

    /** The attempt that was admitted took that long and succeeded. */
    void succeeded(Duration took) {
        breaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The attempt that was admitted took that long and failed. */
    void failed(Duration took, Failure why) {
        breaker.onResult(took.toNanos(), TimeUnit.NANOSECONDS, why);
    }

    /** Closed, open or half-open, for people who ask for details. Any thread. */
    String word() {
        return breaker.getState().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A clock for a library that insists on one: uptime, dressed as a date. */
    private static final class Monotonic extends Clock {
        private final TimeSource real;

        Monotonic(TimeSource real) {
            this.real = real;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH.plus(real.now().uptime());
        }
    }
}
