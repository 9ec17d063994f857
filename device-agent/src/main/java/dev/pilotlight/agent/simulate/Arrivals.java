package dev.pilotlight.agent.simulate;

import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the room is where the plan wants it, around each rise of the target: late from the rise
 * until within 0.3 K, or until the target falls again if it never gets there; early from when it
 * came within 0.3 K of the coming target, if it had been below since the target fell. One thread.
 */
final class Arrivals {
    private static final double THERE_K = 0.3;

    private final Temperature high;
    private Optional<Temperature> before = Optional.empty();
    private Optional<Instant> waitingSince = Optional.empty();
    private Optional<Instant> early = Optional.empty();
    private boolean hasCooled;
    private Instant last = Instant.MIN;
    private double lateMinutes;
    private double earlyMinutes;
    private int rises;

    /** Judges rises to {@code high}, the plan's occupied target. */
    Arrivals(Temperature high) {
        this.high = high;
    }

    void tick(Instant wall, Temperature target, double room) {
        boolean there = room >= high.celsius() - THERE_K;
        if (before.isPresent() && target.isAbove(before.get())) {
            rise(wall, there);
        } else if (before.isPresent() && target.isBelow(before.get())) {
            fall(wall);
        }
        watch(wall, there);
        before = Optional.of(target);
        last = wall;
    }

    Figures.Lateness figures() {
        waitingSince.ifPresent(rose -> lateMinutes += minutes(rose, last));
        waitingSince = Optional.empty();
        return rises == 0
                ? new Figures.Lateness(0, 0)
                : new Figures.Lateness(lateMinutes / rises, earlyMinutes / rises);
    }

    private void rise(Instant wall, boolean there) {
        rises++;
        if (there) {
            early.ifPresent(arrived -> earlyMinutes += minutes(arrived, wall));
        } else {
            waitingSince = Optional.of(wall);
        }
    }

    private void fall(Instant wall) {
        waitingSince.ifPresent(rose -> lateMinutes += minutes(rose, wall));
        waitingSince = Optional.empty();
        early = Optional.empty();
        hasCooled = false;
    }

    private void watch(Instant wall, boolean there) {
        if (there && waitingSince.isPresent()) {
            lateMinutes += minutes(waitingSince.get(), wall);
            waitingSince = Optional.empty();
        }
        hasCooled |= !there;
        early = !there
                ? Optional.empty()
                : early.or(() -> hasCooled ? Optional.of(wall) : Optional.empty());
    }

    private static double minutes(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 60_000.0;
    }
}
