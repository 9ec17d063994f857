package dev.pilotlight.faults.sim.agent;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.faults.sim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The two clocks of a device beside true time: a wall clock that may be off, drift or be lost, and
 * an uptime that counts from the last start. One thread.
 */
public final class DeviceClock implements TimeSource {
    private static final double DAY_MS = 86_400_000;

    private final World world;
    private final Instant start;
    private Duration bootedAt = Duration.ZERO;
    private Duration off = Duration.ZERO;
    private Duration driftsSince = Duration.ZERO;
    private int secondsPerDay;
    private Optional<Duration> lostAt = Optional.empty();

    DeviceClock(World world, Instant start) {
        this.world = world;
        this.start = start;
    }

    @Override
    public Moment now() {
        Duration uptime = world.now().minus(bootedAt);
        return lostAt.isEmpty()
                ? new Moment(start.plus(world.now()).plus(error()), uptime, ClockTrust.TRUSTED)
                : new Moment(Instant.EPOCH.plus(world.now().minus(lostAt.get())), uptime,
                        ClockTrust.UNKNOWN);
    }

    /** How far the wall clock is ahead of true time, when it claims to know the time at all. */
    public Duration error() {
        long drifted = Math.round(world.now().minus(driftsSince).toMillis() / DAY_MS
                * secondsPerDay * 1_000);
        return off.plusMillis(drifted);
    }

    /** Whether it tells the true time, to the second. */
    public boolean isTrue() {
        return lostAt.isEmpty() && error().abs().compareTo(Duration.ofSeconds(1)) <= 0;
    }

    /** The true time at which the agent last started. */
    Duration bootedAt() {
        return bootedAt;
    }

    void boot() {
        bootedAt = world.now();
    }

    /** From now on it is off by so much. */
    public void isOff(Duration by) {
        off = by;
        world.count("clock stepped");
    }

    /** From now on it gains so many seconds a day; with none it is right again. */
    public void drifts(int gained) {
        driftsSince = world.now();
        secondsPerDay = gained;
        world.count("clock drifts");
    }

    /** It begins again in 1970, and knows that it does not know. */
    public void isLost(boolean lost) {
        world.count("clock stepped");
        lostAt = lost ? Optional.of(world.now()) : Optional.empty();
    }
}
