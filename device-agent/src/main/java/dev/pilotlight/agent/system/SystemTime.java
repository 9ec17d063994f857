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
    private volatile Judged judged;

    /** How far the clock is believed, and what it showed at uptime zero by then. */
    private record Judged(ClockTrust trust, Instant zero) {}

    /** Clocks that begin at uptime zero now; a daemon thread keeps judging them. */
    public SystemTime() {
        this.judged = new Judged(ClockJudge.atFirstSight(Instant.now(), Path.of("/")), zero());
        Thread.ofPlatform().name("clock-judge").daemon().start(this::judge);
    }

    /** How far the wall clock is believed by now; asks the kernel, any thread. */
    public static ClockTrust judged() {
        return new ClockJudge(new KernelClock()::isSynchronised, Path.of("/")).judge(Instant.now(),
                false);
    }

    private Instant zero() {
        return Instant.now().minusNanos(System.nanoTime() - start);
    }

    private void judge() {
        LockSupport.parkNanos(AFTER_THE_START.toNanos());
        ClockJudge judge = new ClockJudge(new KernelClock()::isSynchronised, Path.of("/"));
        while (true) {
            Instant zero = zero();
            judged = new Judged(judge.judge(Instant.now(), ClockJudge.isStep(judged.zero(), zero)),
                    zero);
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    @Override
    public Moment now() {
        Instant wall = Instant.now();
        Duration uptime = Duration.ofNanos(System.nanoTime() - start);
        Judged latest = judged;
        return new Moment(wall, uptime, ClockJudge.now(latest.trust(), ClockJudge.isStep(latest
                .zero(), wall.minus(uptime)), wall));
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
