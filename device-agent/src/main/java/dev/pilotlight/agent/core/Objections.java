package dev.pilotlight.agent.core;

import dev.pilotlight.agent.intent.Wishes;
import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.PresetSetting;
import dev.pilotlight.schedule.Vacation;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.units.Problem;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Entries;
import dev.pilotlight.wire.Goals;
import dev.pilotlight.wire.Week;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is wrong with an edit by a person in the house. Pure. */
record Objections(Twins twins, Wishes wishes, Rules rules, Moment now) {
    private static final Duration SHORTEST_HOLD = Duration.ofMinutes(1);
    private static final Duration LONGEST_HOLD = Duration.ofDays(366);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm",
            Locale.ENGLISH);

    /** Every reason not to do it; none when it may be applied. */
    List<Problem> of(LocalEdit edit) {
        return switch (edit) {
            case LocalEdit.SetTarget(Goal goal, LocalEdit.End end) -> problems(goal, end);
            case LocalEdit.SetMode(Mode mode) -> problem("mode", Asked.modeObjection(mode,
                    rules));
            case LocalEdit.PutSchedule(WeeklySchedule week) -> problems(week);
            case LocalEdit.RestoreLoser(String property) -> problem(property, new Losers(twins)
                    .objection(property, rules, now));
            case LocalEdit.SetVacation(Optional<Vacation> vacation) -> vacation.map(
                    this::problems).orElse(List.of());
            case LocalEdit.SetPreset(Preset preset, PresetSetting setting) -> problem(
                    Goals.property(preset), Asked.settingObjection(setting, rules));
            case LocalEdit.ClearHold _,LocalEdit.TryNow _,LocalEdit.ForgetLearned _,LocalEdit.SetEarly _,LocalEdit.SetUnit _ ->
                List.of();
        };
    }

    private static List<Problem> problem(String path, Optional<String> why) {
        return why.map(sentence -> List.of(new Problem(path, sentence))).orElse(List.of());
    }

    private List<Problem> problems(Goal goal, LocalEdit.End end) {
        List<Problem> problems = new ArrayList<>();
        if (goal instanceof Goal.Exact(Temperature target) && !rules.allows(target)) {
            problems.add(
                    new Problem("target", rules.objection(target, wishes.preferences().unit())));
        }
        problems.addAll(switch (end) {
            case LocalEdit.End.OfItself _,LocalEdit.End.Never _ -> List.of();
            case LocalEdit.End.After(Duration time) -> problem("for", isHoldable(time)
                    ? Optional.empty()
                    : Optional.of("is " + time + ", want 1 minute to 366 days"));
            case LocalEdit.End.At(Instant moment) -> problem("until", untilObjection(moment));
        });
        return problems;
    }

    private static boolean isHoldable(Duration time) {
        return time.compareTo(SHORTEST_HOLD) >= 0 && time.compareTo(LONGEST_HOLD) <= 0;
    }

    private Optional<String> untilObjection(Instant end) {
        boolean wrong = now.clock().isKnown() && (!end.isAfter(now.wall())
                || end.isAfter(now.wall().plus(LONGEST_HOLD)));
        return wrong
                ? Optional.of("is %s, want later than now, %s, within a year".formatted(local(end),
                        local(now.wall())))
                : Optional.empty();
    }

    /** As the house's clocks show it. */
    private String local(Instant at) {
        return DATE.format(LocalDateTime.ofInstant(at, wishes.schedule().zone()));
    }

    private List<Problem> problems(Vacation vacation) {
        List<Problem> problems = new ArrayList<>();
        vacation.target().filter(target -> !rules.allows(target)).ifPresent(
                target -> problems.add(new Problem("vacation.target",
                        rules.objection(target, wishes.preferences().unit()))));
        if (now.clock().isKnown() && vacation.isOver(now.wall(), wishes.schedule().zone())) {
            problems.add(new Problem("vacation.until", "is " + DATE.format(vacation
                    .until()) + ", want later than now, " + local(now.wall())));
        }
        return problems;
    }

    private List<Problem> problems(WeeklySchedule week) {
        List<Problem> problems = new ArrayList<>();
        week.entries().forEach((key, entry) -> {
            if (!Entries.isKey(key)) {
                problems.add(new Problem("entries." + key,
                        "is not a name, want lower case letters, digits and hyphens"));
            }
            if (entry.goal() instanceof Goal.Exact(Temperature target) && !rules.allows(target)) {
                problems.add(new Problem("entries." + key + ".target",
                        rules.objection(target, wishes.preferences().unit())));
            }
        });
        Week.objection(week).ifPresent(why -> problems.add(new Problem("entries", why)));
        return problems;
    }
}
