package dev.pilotlight.agent.intent;

import dev.pilotlight.schedule.Hold;
import dev.pilotlight.schedule.Lease;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.Slot;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.units.Temperature;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything that anybody asked for. Which of it holds: off, then hold, then lease, then the
 * schedule, then the safe default. Immutable.
 *
 * @param safe the target when nothing else can be known
 */
public record Wishes(Mode mode, Optional<Hold> hold, Optional<Lease> lease,
        WeeklySchedule schedule, Temperature safe) {

    /**
     * What is wanted at {@code wall}. Without a known clock the schedule and the lease are not
     * guessed: the last hold applies as long as {@code holdStands}, else the safe default.
     */
    public Aim aim(Optional<Instant> wall, boolean holdStands) {
        if (mode == Mode.OFF) {
            return new Aim(Optional.empty(), Source.OFF, Optional.empty(), "mode off",
                    Optional.empty());
        }
        return wall.map(this::aimAt).orElseGet(() -> aimWithoutClock(holdStands));
    }

    private Aim aimWithoutClock(boolean holdStands) {
        return hold.filter(_ -> holdStands)
                .map(held -> new Aim(Optional.of(held.target()), Source.HOLD, Optional.empty(),
                        "the last hold (the clock is not set)", Optional.empty()))
                .orElseGet(() -> safeDefault("the safe default (the clock is not set)"));
    }

    private Aim safeDefault(String because) {
        return new Aim(Optional.of(safe), Source.DEFAULT, Optional.empty(), because, Optional
                .empty());
    }

    private Aim aimAt(Instant wall) {
        Aim now = bare(wall);
        return new Aim(now.target(), now.source(), now.until(), now.because(),
                now.until().flatMap(end -> bare(end).target().map(target -> new Aim.Next(target,
                        end))));
    }

    private Aim bare(Instant wall) {
        Optional<Hold> held = hold.filter(one -> one.isActive(wall));
        if (held.isPresent()) {
            return of(held.get().target(), Source.HOLD, held.get().until(), "the hold");
        }
        Optional<Lease> lent = lease.filter(one -> one.isActive(wall));
        if (lent.isPresent()) {
            return of(lent.get().target(), Source.LEASE, lent.get().until(),
                    "the remote override by " + lent.get().by());
        }
        return schedule.at(wall).map(this::scheduled)
                .orElseGet(() -> safeDefault("the safe default (the schedule is empty)"));
    }

    private Aim scheduled(Slot slot) {
        return of(slot.target(), Source.SCHEDULE, slot.until(),
                "the " + DayWords.of(schedule, slot.entry()) + " schedule");
    }

    private static Aim of(Temperature target, Source source, Instant until, String because) {
        return new Aim(Optional.of(target), source, Optional.of(until), because, Optional.empty());
    }
}
