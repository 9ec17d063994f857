package dev.pilotlight.agent.core;

import dev.pilotlight.agent.intent.Clockless;
import dev.pilotlight.agent.intent.Wishes;
import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Hold;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of a target or preset that is asked for by hand: when it ends, and what it counts
 * from. Pure.
 *
 * @param wishes as they were before
 * @param holdTime the time by which a hold is over or not
 * @param room its temperature, if it is believed
 */
record Holding(Wishes wishes, Moment now, Instant holdTime, Optional<Temperature> room) {
    /** The end of a hold when the schedule knows no next change. */
    private static final Duration WITHOUT_SCHEDULE = Duration.ofHours(24);

    /**
     * A preset that ends by itself interrupts the hold that there is, and counts from the warmer of
     * room and target (while cooling, the cooler): who asks for a boost wants more than there is.
     */
    Hold hold(Goal goal, LocalEdit.End end) {
        Optional<Instant> until = until(goal, end);
        return lasts(goal).isEmpty()
                ? new Hold(goal, until)
                : new Hold(goal, until, Optional.of(most()), interrupted());
    }

    private Optional<Hold> interrupted() {
        return wishes.hold().flatMap(before -> lasts(before.goal()).isEmpty()
                ? Optional.of(before)
                : before.then()).flatMap(before -> before.at(holdTime));
    }

    /** A boost counts from what the house wants, not from a lease. */
    private Temperature most() {
        Wishes before = wishes.with(interrupted());
        Temperature target = before.aim(now.clock().isKnown()
                ? Optional.of(now.wall())
                : Optional.empty(), Duration.ZERO,
                new Clockless(interrupted(), Optional.empty(),
                        Optional.empty()))
                .target().orElse(wishes.range().safe());
        Temperature there = room.orElse(target);
        boolean warmer = there.isAbove(target);
        return wishes.range().nearest(warmer == (wishes.mode() != Mode.COOL) ? there : target);
    }

    /** Empty for a hold that has no end. */
    private Optional<Instant> until(Goal goal, LocalEdit.End end) {
        return switch (end) {
            case LocalEdit.End.At(Instant moment) -> Optional.of(moment);
            case LocalEdit.End.After(Duration time) -> Optional.of(now.wall().plus(time));
            case LocalEdit.End.Never _ -> Optional.empty();
            case LocalEdit.End.OfItself _ -> Optional.of(lasts(goal).map(time -> now.wall().plus(
                    time)).orElseGet(this::nextChange));
        };
    }

    private Optional<Duration> lasts(Goal goal) {
        return switch (goal) {
            case Goal.Exact _ -> Optional.empty();
            case Goal.Named(Preset preset) -> wishes.preferences().presets().of(preset).lasts();
        };
    }

    /** Whether a hold like that ends at a change that cannot be known without a clock. */
    boolean awaitsChange(LocalEdit edit, boolean before) {
        if (now.clock().isKnown()
                || !(edit instanceof LocalEdit.SetTarget(Goal goal, LocalEdit.End end))) {
            return false;
        }
        boolean timed = lasts(goal).isPresent();
        return timed ? before && interrupted().isPresent() : end instanceof LocalEdit.End.OfItself;
    }

    private Instant nextChange() {
        Instant tomorrow = now.wall().plus(WITHOUT_SCHEDULE);
        return now.clock().isKnown()
                ? wishes.nextScheduled(now.wall()).orElse(tomorrow)
                : tomorrow;
    }
}
