package dev.pilotlight.agent.core;

import dev.pilotlight.agent.intent.Clockless;
import dev.pilotlight.agent.intent.Wishes;
import dev.pilotlight.agent.sync.Twin;
import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Hold;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.PresetSetting;
import dev.pilotlight.schedule.Vacation;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Edit;
import dev.pilotlight.units.Degrees;
import dev.pilotlight.units.Problem;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Goals;
import dev.pilotlight.wire.Properties;
import dev.pilotlight.wire.Week;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Edits by a person in the house: what is wrong with one, or the twins after it. Pure. */
final class LocalEdits {
    /** A boost counts from what the house wants, not from a lease. */
    private static final Clockless CLOCKLESS = new Clockless(true, Optional.empty());
    /** The end of a hold when the schedule knows no next change. */
    private static final Duration WITHOUT_SCHEDULE = Duration.ofHours(24);
    private static final Duration SHORTEST_HOLD = Duration.ofMinutes(1);
    private static final Duration LONGEST_HOLD = Duration.ofDays(366);
    private static final String SCHEDULE_PREFIX = Properties.SCHEDULE + "/";

    private final Twins twins;
    private final Wishes wishes;
    private final Rules rules;
    private final Moment now;
    private final Optional<Temperature> room;

    LocalEdits(Twins twins, Wishes wishes, Rules rules, Moment now, Optional<Temperature> room) {
        this.room = room;
        this.twins = twins;
        this.wishes = wishes;
        this.rules = rules;
        this.now = now;
    }

    /** Every reason not to do it; none when it may be applied. */
    List<Problem> problems(LocalEdit edit) {
        return switch (edit) {
            case LocalEdit.SetTarget(Goal goal, LocalEdit.End end) -> problems(goal, end);
            case LocalEdit.SetMode(Mode mode) -> problem("mode", Asked.modeObjection(mode,
                    rules));
            case LocalEdit.PutSchedule(WeeklySchedule week) -> problems(week);
            case LocalEdit.RestoreLoser(String property) -> problems(property);
            case LocalEdit.SetVacation(Optional<Vacation> vacation) -> vacation.map(
                    this::problems).orElse(List.of());
            case LocalEdit.SetPreset(Preset preset, PresetSetting setting) -> problem(
                    Goals.property(preset), Asked.settingObjection(setting, rules));
            case LocalEdit.ClearHold _,LocalEdit.TryNow _,LocalEdit.ForgetLearned _,LocalEdit.SetEarly _,LocalEdit.SetUnit _ ->
                List.of();
        };
    }

    /** The twins after an edit without problems. */
    Twins apply(LocalEdit edit) {
        return switch (edit) {
            case LocalEdit.SetTarget(Goal goal, LocalEdit.End end) -> control(Properties.HOLD,
                    Properties.hold(Optional.of(hold(goal, end))));
            case LocalEdit.ClearHold _ -> control(Properties.HOLD, Properties.NONE);
            case LocalEdit.SetMode(Mode mode) -> control(Properties.MODE, Properties.mode(mode));
            case LocalEdit.PutSchedule(WeeklySchedule week) -> put(week);
            case LocalEdit.RestoreLoser(String property) -> restore(property);
            case LocalEdit.SetVacation(Optional<Vacation> vacation) -> control(
                    Properties.VACATION, Goals.vacation(vacation));
            case LocalEdit.SetPreset(Preset preset, PresetSetting setting) -> control(Goals
                    .property(preset), Goals.setting(setting));
            case LocalEdit.SetEarly(LocalEdit.Early what, boolean allowed) ->
                control(switch (what) {
                    case START -> Properties.EARLY_START;
                    case STOP -> Properties.EARLY_STOP;
                }, Doc.bool(allowed));
            case LocalEdit.SetUnit(Degrees unit) -> control(Properties.UNIT, Properties.unit(
                    unit));
            case LocalEdit.TryNow _,LocalEdit.ForgetLearned _ -> twins;
        };
    }

    private static List<Problem> problem(String path, Optional<String> why) {
        return why.map(sentence -> List.of(new Problem(path, sentence))).orElse(List.of());
    }

    private List<Problem> problems(Goal goal, LocalEdit.End end) {
        List<Problem> problems = new ArrayList<>();
        if (goal instanceof Goal.Exact(Temperature target) && !rules.allows(target)) {
            problems.add(new Problem("target", rules.objection(target)));
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
                ? Optional.of("is %s, want later than now, %s, within a year".formatted(end, now
                        .wall().truncatedTo(ChronoUnit.SECONDS)))
                : Optional.empty();
    }

    private List<Problem> problems(Vacation vacation) {
        List<Problem> problems = new ArrayList<>();
        vacation.target().filter(target -> !rules.allows(target)).ifPresent(
                target -> problems.add(new Problem("vacation.target", rules.objection(target))));
        if (now.clock().isKnown() && vacation.isOver(now.wall(), wishes.schedule().zone())) {
            problems.add(new Problem("vacation.until", "is " + vacation.until()
                    + ", want later than now"));
        }
        return problems;
    }

    /**
     * A preset that ends by itself interrupts the hold that there is, and counts from the warmer of
     * room and target (while cooling, the cooler): who asks for a boost wants more than there is.
     */
    private Hold hold(Goal goal, LocalEdit.End end) {
        Optional<Instant> until = until(goal, end);
        return lasts(goal).isEmpty()
                ? new Hold(goal, until)
                : new Hold(goal, until, Optional.of(most()), interrupted());
    }

    private Optional<Hold> interrupted() {
        return wishes.hold().flatMap(before -> lasts(before.goal()).isEmpty()
                ? Optional.of(before)
                : before.then());
    }

    private Temperature most() {
        Wishes before = wishes.with(interrupted());
        Temperature target = before.aim(now.clock().isKnown()
                ? Optional.of(now.wall())
                : Optional.empty(), CLOCKLESS).target().orElse(wishes.range().safe());
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

    /** What lost may meanwhile be against the rules, or over. */
    private List<Problem> problems(String property) {
        Optional<Edit> loser = loser(property);
        if (loser.isEmpty()) {
            return List.of(new Problem(property, "has nothing to restore"));
        }
        return Asked.judge(twinOf(property).name(), rules, now)
                .objection(bare(property), loser.get().value())
                .map(why -> List.of(new Problem(property, why))).orElse(List.of());
    }

    private List<Problem> problems(WeeklySchedule week) {
        List<Problem> problems = new ArrayList<>();
        week.entries().forEach((key, entry) -> {
            if (!Properties.isEntryKey(key)) {
                problems.add(new Problem("entries." + key,
                        "is not a name, want lower case letters, digits and hyphens"));
            }
            if (entry.goal() instanceof Goal.Exact(Temperature target) && !rules.allows(target)) {
                problems.add(new Problem("entries." + key + ".target", rules.objection(target)));
            }
        });
        Week.objection(week).ifPresent(why -> problems.add(new Problem("entries", why)));
        return problems;
    }

    private Instant nextChange() {
        Instant tomorrow = now.wall().plus(WITHOUT_SCHEDULE);
        return now.clock().isKnown()
                ? wishes.nextScheduled(now.wall()).orElse(tomorrow)
                : tomorrow;
    }

    private Twins control(String property, Doc value) {
        return twins.edited(twins.control(), property, value, Twins.WALL, now);
    }

    /** Only what differs becomes an edit; what is gone leaves a tombstone. */
    private Twins put(WeeklySchedule week) {
        return put(twins, week, Twins.WALL, now);
    }

    static Twins put(Twins twins, WeeklySchedule week, String by, Moment now) {
        Twins changed = edit(twins, Properties.ZONE, Properties.zone(week.zone()), by, now);
        Map<String, Doc> properties = Week.properties(week);
        for (Map.Entry<String, Doc> property : properties.entrySet()) {
            changed = edit(changed, property.getKey(), property.getValue(), by, now);
        }
        for (String key : twins.schedule().edits().keySet()) {
            if (!key.equals(Properties.ZONE) && !properties.containsKey(key)) {
                changed = edit(changed, key, Properties.DELETED, by, now);
            }
        }
        return changed;
    }

    private static Twins edit(Twins twins, String property, Doc value, String by, Moment now) {
        Twin schedule = twins.schedule();
        return schedule.value(property).filter(value::equals).isPresent()
                ? twins
                : twins.edited(schedule, property, value, by, now);
    }

    private Optional<Edit> loser(String property) {
        return twinOf(property).loser(bare(property));
    }

    private Twins restore(String property) {
        Edit loser = loser(property).orElseThrow();
        Twin cleared = twinOf(property).withoutLoser(bare(property));
        return twins.edited(cleared, bare(property), loser.value(), Twins.WALL, now);
    }

    private Twin twinOf(String property) {
        return property.startsWith(SCHEDULE_PREFIX) ? twins.schedule() : twins.control();
    }

    private static String bare(String property) {
        return property.startsWith(SCHEDULE_PREFIX)
                ? property.substring(SCHEDULE_PREFIX.length())
                : property;
    }
}
