package dev.pilotlight.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a hold ends: by the clock while it is known, by uptime while it is not. */
final class HoldEnds {
    /** Without a clock no hold with an end stands longer. */
    private static final Duration DAY = Duration.ofDays(1);

    private HoldEnds() {}

    /** What of it is in force: itself, or what it interrupted. */
    static Optional<SpokenHold> standing(SpokenHold hold, HouseSettings said, ClockReading now) {
        return isOver(hold, said, now)
                ? hold.then().flatMap(interrupted -> standing(interrupted, said, now))
                : Optional.of(hold);
    }

    private static boolean isOver(SpokenHold hold, HouseSettings said, ClockReading now) {
        return now.known()
                ? byClock(hold, said, now).filter(end -> !now.wall().isBefore(end)).isPresent()
                : byUptime(hold, now).filter(end -> now.uptime().compareTo(end) >= 0).isPresent();
    }

    /** Empty for never. */
    static Optional<Instant> byClock(SpokenHold hold, HouseSettings said, ClockReading now) {
        Instant made = now.wall().minus(age(hold, now));
        return switch (hold.ending()) {
            case Ending.Never _ -> Optional.empty();
            case Ending.At(Instant moment) -> Optional.of(moment);
            case Ending.After(Duration time) -> Optional.of(made.plus(time));
            case Ending.OfItself _ -> Optional.of(TargetOracle.nextChange(said, made));
        };
    }

    /** Empty for never. */
    static Optional<Duration> byUptime(SpokenHold hold, ClockReading now) {
        Duration made = now.uptime().minus(age(hold, now));
        return switch (hold.ending()) {
            case Ending.Never _ -> Optional.empty();
            case Ending.At(Instant moment) -> Optional.of(made.plus(hold.made().known()
                    ? atMostADay(Duration.between(hold.made().wall(), moment))
                    : DAY));
            case Ending.After(Duration time) -> Optional.of(made.plus(atMostADay(time)));
            case Ending.OfItself _ -> Optional.of(made.plus(DAY));
        };
    }

    /** How long ago it was made; what was made in an earlier start counts from this one's. */
    private static Duration age(SpokenHold hold, ClockReading now) {
        return hold.made().start() == now.start()
                ? now.uptime().minus(hold.made().uptime())
                : now.uptime();
    }

    private static Duration atMostADay(Duration time) {
        return time.compareTo(DAY) < 0 ? time : DAY;
    }
}
