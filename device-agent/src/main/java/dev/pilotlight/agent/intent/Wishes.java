package dev.pilotlight.agent.intent;

import dev.pilotlight.config.ControlSettings.Early;
import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Hold;
import dev.pilotlight.schedule.Lease;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.Slot;
import dev.pilotlight.schedule.Vacation;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything that anybody asked for. Which of it holds: off, then hold, then lease, then vacation,
 * then the schedule, then the safe default.
 *
 * <p>
 * A preset has no place of its own in that order. Chosen by hand it is the hold, named by an entry
 * it is the schedule: so there is one wish by hand at a time, the last one, with an end that is
 * said. Immutable.
 */
public record Wishes(Mode mode, Overrides overrides, WeeklySchedule schedule,
        Preferences preferences, Range range) {
    /** Ends and beginnings of hold, lease and vacation, twice each for what they may interrupt. */
    private static final int OVERRIDES = 8;

    /** The same with another hold, or none. */
    public Wishes with(Optional<Hold> other) {
        return new Wishes(mode, new Overrides(other, lease(), vacation()), schedule, preferences,
                range);
    }

    public Optional<Hold> hold() {
        return overrides.hold();
    }

    public Optional<Lease> lease() {
        return overrides.lease();
    }

    public Optional<Vacation> vacation() {
        return overrides.vacation();
    }

    /**
     * What is wanted at {@code wall}. Without a known clock neither schedule nor vacation are
     * guessed: the hold applies, then the lease, as far as {@code without} says so, else the safe
     * default.
     *
     * @param ahead how far {@code wall} runs ahead of the clock by which the hold is counted
     */
    public Aim aim(Optional<Instant> wall, Duration ahead, Clockless without) {
        if (mode == Mode.OFF) {
            return new Aim(Optional.empty(), Source.OFF, Optional.empty(), Aim.Span.UNKNOWN,
                    "mode off", Optional.empty());
        }
        return wall.map(at -> aimAt(at, ahead)).orElseGet(() -> aimWithoutClock(without));
    }

    private Aim aimWithoutClock(Clockless without) {
        Aim otherwise = without.leaseEnds().flatMap(this::lentWithoutClock)
                .orElseGet(() -> safeDefault("the safe default (the clock is not set)"));
        return without.hold().map(held -> held(held, otherwise,
                "the last hold (the clock is not set)", held.isPermanent()
                        ? Aim.Span.PERMANENT
                        : Aim.Span.UNKNOWN.standing(without.holdEnds())))
                .orElse(otherwise);
    }

    private Optional<Aim> lentWithoutClock(Instant end) {
        return lease().map(lent -> aim(lent.target(), Source.LEASE, Optional.empty(),
                Aim.Span.UNKNOWN.standing(Optional.of(end)), "the remote override by " + lent.by()
                        + " (the clock is not set)"));
    }

    private Aim aimAt(Instant wall, Duration ahead) {
        Aim now = bare(wall, ahead);
        return now.followedBy(next(now, ahead));
    }

    /**
     * When the schedule alone wants something else; empty if that is not in sight. A vacation is no
     * change: who comes home early holds a target for this day, not for the rest of the vacation.
     */
    public Optional<Instant> nextScheduled(Instant wall) {
        Wishes plan = new Wishes(mode, Overrides.NONE, schedule, preferences, range);
        return plan.next(plan.bare(wall, Duration.ZERO), Duration.ZERO).map(Aim.Next::at);
    }

    /** The first change of the target that is in sight. */
    private Optional<Aim.Next> next(Aim now, Duration ahead) {
        Aim later = now;
        int most = mostChanges();
        for (int i = 0; i < most && later.span().stands().isPresent(); i++) {
            Instant at = later.span().stands().get();
            later = bare(at, ahead);
            if (!later.target().equals(now.target())) {
                return later.target().map(target -> next(now, target, at));
            }
        }
        return Optional.empty();
    }

    /**
     * Whoever holds or lends a target wants it up to its end: only what the schedule or a vacation
     * asks for may be left early.
     */
    private Aim.Next next(Aim now, Temperature target, Instant at) {
        Early early = preferences.early();
        boolean planned = now.source() == Source.SCHEDULE || now.source() == Source.VACATION;
        return new Aim.Next(target, at, planned && early.start(), planned && early.stop());
    }

    /** As many as the week itself has, and the ends of whatever stands before it. */
    private int mostChanges() {
        return schedule.entries().values().stream().mapToInt(entry -> entry.days().size()).sum()
                + OVERRIDES;
    }

    private Aim bare(Instant wall, Duration ahead) {
        Optional<Hold> held = hold().flatMap(one -> one.at(wall.minus(ahead)));
        return held.map(one -> held(one, withoutHold(wall), "the " + name(one),
                one.until().map(end -> span(end, ahead)).orElse(Aim.Span.PERMANENT)))
                .orElseGet(() -> withoutHold(wall));
    }

    private static Aim.Span span(Instant end, Duration ahead) {
        return new Aim.Span(Optional.of(end), false, Optional.of(end.plus(ahead)));
    }

    private static String name(Hold hold) {
        String kind = hold.isPermanent() ? "permanent hold" : "hold";
        return switch (hold.goal()) {
            case Goal.Exact _ -> kind;
            case Goal.Named(Preset preset) -> hold.isPermanent()
                    ? "preset " + preset.word() + ", held permanently"
                    : "preset " + preset.word();
        };
    }

    /** A preset that counts from another target changes when that one does. */
    private Aim held(Hold hold, Aim otherwise, String because, Aim.Span span) {
        Temperature base = hold.from().or(otherwise::target).orElse(range.safe());
        boolean exact = hold.goal() instanceof Goal.Exact || hold.from().isPresent();
        return aim(preferences.presets().held(hold.goal(), mode, base), Source.HOLD,
                preset(hold.goal()), exact ? span : span.standing(otherwise.span().stands()),
                because);
    }

    private Aim withoutHold(Instant wall) {
        return lease().filter(one -> one.isActive(wall)).map(lent -> aim(lent.target(),
                Source.LEASE, Optional.empty(), Aim.Span.to(lent.until()),
                "the remote override by " + lent.by())).orElseGet(() -> withoutLease(wall));
    }

    private Aim withoutLease(Instant wall) {
        return vacation().filter(one -> one.isActive(wall, schedule.zone()))
                .map(away -> aim(target(away), Source.VACATION, Optional.empty(), Aim.Span.to(away
                        .ends(schedule.zone())), "the vacation"))
                .orElseGet(() -> planned(wall));
    }

    /** A low target for an empty house is none to cool it to. */
    private Temperature target(Vacation vacation) {
        Temperature away = preferences.presets().scheduled(Goal.of(Preset.AWAY), mode);
        Temperature asked = vacation.target().orElse(away);
        return mode == Mode.COOL && asked.isBelow(away) ? away : asked;
    }

    private Aim planned(Instant wall) {
        Aim aim = schedule.at(wall).map(this::scheduled)
                .orElseGet(() -> safeDefault("the safe default (the schedule is empty)"));
        Optional<Instant> leaving = vacation().map(one -> one.begins(schedule.zone()))
                .filter(wall::isBefore);
        Optional<Instant> until = Aim.Span.earlier(aim.until(), leaving);
        return new Aim(aim.target(), aim.source(), aim.preset(), new Aim.Span(until, false,
                until), aim.because(), Optional.empty());
    }

    private Aim scheduled(Slot slot) {
        return aim(preferences.presets().scheduled(slot.goal(), mode), Source.SCHEDULE, preset(slot
                .goal()), Aim.Span.to(slot.until()), "the " + DayWords.of(schedule, slot.entry())
                        + " schedule" + preset(slot.goal()).map(one -> " (" + one.word() + ")")
                                .orElse(""));
    }

    private Aim safeDefault(String because) {
        return aim(range.safe(), Source.DEFAULT, Optional.empty(), Aim.Span.UNKNOWN, because);
    }

    private Aim aim(Temperature target, Source source, Optional<Preset> preset, Aim.Span span,
            String because) {
        return new Aim(Optional.of(range.nearest(target)), source, preset, span, because, Optional
                .empty());
    }

    private static Optional<Preset> preset(Goal goal) {
        return goal instanceof Goal.Named(Preset preset) ? Optional.of(preset) : Optional.empty();
    }
}
