package dev.pilotlight.agent.system;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.port.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The machine's clocks. How far the wall clock is believed is looked at each half minute. */
public final class SystemTime implements MachineTime {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    /** Asking the kernel loads hundreds of classes, and the first control decision comes first. */
    private static final Duration AFTER_THE_START = Duration.ofMillis(1_500);

    private final long start = System.nanoTime();
    private volatile ClockTrust trust;

    /** Clocks that begin at uptime zero now; a daemon thread keeps judging them. */
    public SystemTime() {
        this.trust = ClockJudge.atFirstSight(Instant.now(), Path.of("/"));
        Thread.ofPlatform().name("clock-judge").daemon().start(this::judge);
    }

    /** How far the wall clock is believed by now; asks the kernel, any thread. */
    public static ClockTrust judged() {
        return new ClockJudge(new KernelClock()::isSynchronised, Path.of("/")).judge(Instant.now());
    }

    private void judge() {
        LockSupport.parkNanos(AFTER_THE_START.toNanos());
        ClockJudge judge = new ClockJudge(new KernelClock()::isSynchronised, Path.of("/"));
        while (true) {
            trust = judge.judge(Instant.now());
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    @Override
    public Moment now() {
        return new Moment(Instant.now(), Duration.ofNanos(System.nanoTime() - start), trust);
    }

    @Override
    public Duration realUntil(Duration uptime) {
        return uptime.minusNanos(System.nanoTime() - start);
    }

    @Override
    public long turns() {
        return 0;
    }

    /** Half of the shortest {@code control.tick}. */
    @Override
    public Duration leastBetweenTicks() {
        return Duration.ofMillis(5);
    }

    @Override
    public TimeSource real() {
        return this;
    }
}
