package dev.pilotlight.oracle;

import dev.pilotlight.oracle.InForce.Why;
import dev.pilotlight.oracle.WeekByMinute.Beginning;
import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Lease;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.Vacation;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Says what should be in force: off, then hold, lease, vacation, week, safe default. Without a
 * clock neither vacation nor week. Pure.
 */
public final class TargetOracle {
    /** The end of a hold when the week knows no next change. */
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONGEST_LEASE = Duration.ofDays(7);
    private static final Duration CHANGES_SEARCHED = Duration.ofDays(9);

    private TargetOracle() {}

    /** What should be in force in a house where that was said, at that moment. */
    public static InForce at(HouseSettings said, ClockReading now) {
        if (said.mode() == Mode.OFF) {
            return InForce.off();
        }
        InForce otherwise = withoutHold(said, now);
        return said.hold().flatMap(hold -> HoldEnds.standing(hold, said, now))
                .map(hold -> held(hold, said, otherwise, now)).orElse(otherwise);
    }

    /**
     * The same house after somebody asked for {@code goal} by hand.
     *
     * @param room the temperature of the room, if one was believed
     */
    public static HouseSettings hold(HouseSettings said, Goal goal, Ending ending,
            Optional<Temperature> room, ClockReading now) {
        Ending fixed = now.known() ? fixed(said, goal, ending, now) : ownTime(said, goal, ending);
        if (!hasOwnTime(goal, said)) {
            return said.withHold(Optional.of(new SpokenHold(goal, fixed, now, Optional.empty(),
                    Optional.empty())));
        }
        Optional<SpokenHold> interrupted = said.hold().flatMap(before -> before.from().isEmpty()
                ? Optional.of(before)
                : before.then());
        InForce before = at(said.withHold(interrupted), now);
        Temperature target = before.target().orElse(said.targets().safe());
        return said.withHold(Optional.of(new SpokenHold(goal, fixed, now, Optional.of(
                PresetTargets.more(target, room.orElse(target), said)), interrupted)));
    }

    /** With a known clock every end is a time of the clock, told when the hold is made. */
    private static Ending fixed(HouseSettings said, Goal goal, Ending ending, ClockReading now) {
        return switch (ownTime(said, goal, ending)) {
            case Ending.OfItself _ -> new Ending.At(nextChange(said, now.wall()));
            case Ending.After(Duration time) -> new Ending.At(now.wall().plus(time));
            case Ending.At at -> at;
            case Ending.Never never -> never;
        };
    }

    private static Ending ownTime(HouseSettings said, Goal goal, Ending ending) {
        Optional<Duration> own = goal instanceof Goal.Named(Preset preset)
                ? PresetTargets.setting(preset, said).lasts()
                : Optional.empty();
        return ending instanceof Ending.OfItself && own.isPresent()
                ? new Ending.After(own.get())
                : ending;
    }

    private static boolean hasOwnTime(Goal goal, HouseSettings said) {
        return goal instanceof Goal.Named(Preset preset) && PresetTargets.setting(preset, said)
                .lasts().isPresent();
    }

    /** When the week alone next wants another target; a day later if it never does. */
    static Instant nextChange(HouseSettings said, Instant moment) {
        HouseSettings week = said.withVacation(Optional.empty());
        Optional<Temperature> target = planned(week, moment).target();
        InForce next = planned(week, moment);
        while (next.until().isPresent() && next.until().get().isBefore(moment.plus(
                CHANGES_SEARCHED))) {
            Instant at = next.until().get();
            next = planned(week, at);
            if (!next.target().equals(target)) {
                return at;
            }
        }
        return moment.plus(DAY);
    }

    private static InForce held(SpokenHold hold, HouseSettings said, InForce otherwise,
            ClockReading now) {
        Temperature base = hold.from().or(otherwise::target).orElse(said.targets().safe());
        Temperature target = PresetTargets.held(hold.goal(), base, said);
        return now.known()
                ? InForce.byClock(target, Why.HOLD, HoldEnds.byClock(hold, said, now))
                : InForce.byUptime(target, Why.HOLD, HoldEnds.byUptime(hold, now));
    }

    private static InForce withoutHold(HouseSettings said, ClockReading now) {
        Optional<InForce> lent = said.lease().flatMap(lease -> lent(lease, said, now));
        if (lent.isPresent()) {
            return lent.get();
        }
        return now.known()
                ? withoutLease(said, now.wall())
                : InForce.byUptime(said.targets().safe(), Why.SAFE_DEFAULT, Optional.empty());
    }

    private static Optional<InForce> lent(SpokenLease lent, HouseSettings said,
            ClockReading now) {
        Lease lease = lent.lease();
        Temperature target = PresetTargets.within(lease.target().milliC(), said);
        if (now.known()) {
            return now.wall().isBefore(lease.until())
                    ? Optional.of(InForce.byClock(target, Why.LEASE, Optional.of(lease.until())))
                    : Optional.empty();
        }
        Duration asked = Duration.between(lent.made(), lease.until());
        Duration end = lent.received().uptime().plus(asked.compareTo(LONGEST_LEASE) < 0
                ? asked
                : LONGEST_LEASE);
        boolean counts = lent.received().start() == now.start() && now.uptime().compareTo(end) < 0;
        return counts
                ? Optional.of(InForce.byUptime(target, Why.LEASE, Optional.of(end)))
                : Optional.empty();
    }

    private static InForce withoutLease(HouseSettings said, Instant now) {
        return said.vacation().filter(away -> !now.isBefore(begins(away, said)) && now.isBefore(
                ends(away, said)))
                .map(away -> InForce.byClock(PresetTargets.away(away, said), Why.VACATION,
                        Optional.of(ends(away, said))))
                .orElseGet(() -> planned(said, now));
    }

    /** What the week says up to its next beginning, or up to the vacation's. */
    private static InForce planned(HouseSettings said, Instant now) {
        WeekByMinute week = new WeekByMinute(said.zone(), said.week());
        Optional<Instant> leaving = said.vacation().map(away -> begins(away, said)).filter(
                now::isBefore);
        Optional<Beginning> beginning = week.lastUpTo(now);
        if (beginning.isEmpty()) {
            return InForce.byClock(said.targets().safe(), Why.SAFE_DEFAULT, leaving);
        }
        String key = beginning.get().key();
        ScheduleEntry entry = Objects.requireNonNull(said.week().get(key));
        Instant next = week.firstAfter(now).orElseThrow().at();
        Instant until = leaving.filter(next::isAfter).orElse(next);
        return InForce.byClock(PresetTargets.scheduled(entry.goal(), said), Why.WEEK, Optional.of(
                until)).of(key);
    }

    private static Instant begins(Vacation vacation, HouseSettings said) {
        return WeekByMinute.firstShown(vacation.from(), said.zone());
    }

    private static Instant ends(Vacation vacation, HouseSettings said) {
        return WeekByMinute.firstShown(vacation.until(), said.zone());
    }
}
