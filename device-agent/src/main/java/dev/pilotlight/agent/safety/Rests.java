package dev.pilotlight.agent.safety;

import dev.pilotlight.agent.control.Demand;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When equipment may start again, in uptime. Survives a restart as a {@link Mark} on the wall
 * clock.
 *
 * @param dutyNotBefore heat without a reading: what ran before a power cut counts into its hour
 */
public record Rests(Duration heatNotBefore, Duration coolNotBefore, Duration dutyNotBefore) {
    /** Nothing has to rest. */
    public static final Rests NONE = new Rests(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /**
     * What is stored at each switch.
     *
     * @param running what ran from then on
     * @param before what ran until then
     * @param at wall time of the switch
     * @param trusted whether that clock could be believed
     */
    public record Mark(Demand running, Demand before, Instant at, boolean trusted) {}

    /** How long each still has to rest at the start, when {@code wall} is known or not. */
    static Rests owed(Optional<Mark> mark, Optional<Instant> wall, Limits limits) {
        if (mark.isEmpty()) {
            boolean compressor = limits.wired().heatPump().isPresent();
            return new Rests(compressor ? limits.heat().leastOff() : Duration.ZERO,
                    limits.cool().leastOff(), Duration.ZERO);
        }
        Duration rested = rested(mark.get(), wall);
        Demand ran = mark.get().running() == Demand.REST
                ? mark.get().before()
                : mark.get().running();
        return new Rests(rest(limits.heat(), ran == Demand.COOL, limits.cool(), rested), rest(limits
                .cool(), ran == Demand.HEAT, limits.heat(), rested), duty(mark.get(), wall,
                        limits
                                .duty()));
    }

    /**
     * A duty that was cut short began at the mark at the earliest and is over by now at the latest.
     */
    private static Duration duty(Mark mark, Optional<Instant> wall, BlindDuty duty) {
        Demand ran = mark.running() == Demand.REST ? mark.before() : mark.running();
        Duration pause = duty.period().minus(duty.on());
        if (ran != Demand.HEAT) {
            return Duration.ZERO;
        }
        if (!mark.trusted() || wall.isEmpty()) {
            return pause;
        }
        Duration since = Duration.between(mark.at(), wall.get());
        Duration owed = mark.running() == Demand.HEAT ? duty.period() : pause;
        Duration left = since.isNegative() ? pause : owed.minus(since);
        return left.isNegative() ? Duration.ZERO : shorter(left, pause);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /**
     * Its own rest, and that of the other if the other ran last: as after any change of direction.
     */
    private static Duration rest(Times own, boolean otherRan, Times other, Duration rested) {
        Duration rest = rest(own, rested);
        return otherRan ? later(rest, rest(other, rested)) : rest;
    }

    /** The same, counted from that uptime on. */
    Rests from(Duration uptime) {
        return new Rests(uptime.plus(heatNotBefore), uptime.plus(coolNotBefore), uptime.plus(
                dutyNotBefore));
    }

    /** How long everything is sure to have rested; zero when that cannot be known. */
    private static Duration rested(Mark mark, Optional<Instant> wall) {
        if (mark.running() != Demand.REST || !mark.trusted() || wall.isEmpty()) {
            return Duration.ZERO;
        }
        return Duration.between(mark.at(), wall.get());
    }

    private static Duration rest(Times times, Duration rested) {
        Duration left = rested.isNegative() ? times.leastOff() : times.leastOff().minus(rested);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** After everything stopped at {@code now}: both rest, so a change of direction does too. */
    Rests stopped(Demand what, Duration now, Limits limits) {
        return switch (what) {
            case REST -> this;
            case HEAT -> new Rests(now.plus(limits.heat().leastOff()),
                    later(coolNotBefore, now.plus(limits.heat().leastOff())), dutyNotBefore);
            case COOL -> new Rests(later(heatNotBefore, now.plus(limits.cool().leastOff())),
                    now.plus(limits.cool().leastOff()), dutyNotBefore);
        };
    }

    /** How long {@code what} still has to rest at {@code now}; zero when it may start. */
    public Duration left(Demand what, Duration now) {
        Duration left = switch (what) {
            case REST -> Duration.ZERO;
            case HEAT -> heatNotBefore.minus(now);
            case COOL -> coolNotBefore.minus(now);
        };
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
