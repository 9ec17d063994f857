package dev.pilotlight.agent.core;

import dev.pilotlight.agent.intent.Wishes;
import dev.pilotlight.agent.sync.Twin;
import dev.pilotlight.schedule.Hold;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.Slot;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Edit;
import dev.pilotlight.units.Problem;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Properties;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Edits by a person in the house: what is wrong with one, or the twins after it. Pure. */
final class LocalEdits {
    /** The end of a hold when the schedule knows no next change. */
    private static final Duration WITHOUT_SCHEDULE = Duration.ofHours(24);
    private static final Duration LONGEST_HOLD = Duration.ofDays(366);
    private static final String SCHEDULE_PREFIX = Properties.SCHEDULE + "/";

    private final Twins twins;
    private final Wishes wishes;
    private final Rules rules;
    private final Moment now;

    LocalEdits(Twins twins, Wishes wishes, Rules rules, Moment now) {
        this.twins = twins;
        this.wishes = wishes;
        this.rules = rules;
        this.now = now;
    }

    /** Every reason not to do it; none when it may be applied. */
    List<Problem> problems(LocalEdit edit) {
        return switch (edit) {
            case LocalEdit.SetTarget(Temperature target, Optional<Instant> until) ->
                problems(target, until);
            case LocalEdit.SetMode(Mode mode) -> Asked.modeObjection(mode, rules)
                    .map(why -> List.of(new Problem("mode", why))).orElse(List.of());
            case LocalEdit.PutSchedule(WeeklySchedule week) -> problems(week);
            case LocalEdit.RestoreLoser(String property) -> problems(property);
            case LocalEdit.ClearHold _,LocalEdit.TryNow _ -> List.of();
        };
    }

    /** The twins after an edit without problems. */
    Twins apply(LocalEdit edit) {
        return switch (edit) {
            case LocalEdit.SetTarget(Temperature target, Optional<Instant> until) ->
                control(Properties.HOLD, Properties.hold(Optional.of(new Hold(target, until
                        .orElseGet(this::nextChange)))));
            case LocalEdit.ClearHold _ -> control(Properties.HOLD, Properties.NONE);
            case LocalEdit.SetMode(Mode mode) -> control(Properties.MODE, Properties.mode(mode));
            case LocalEdit.PutSchedule(WeeklySchedule week) -> put(week);
            case LocalEdit.RestoreLoser(String property) -> restore(property);
            case LocalEdit.TryNow _ -> twins;
        };
    }

    private List<Problem> problems(Temperature target, Optional<Instant> until) {
        List<Problem> problems = new ArrayList<>();
        if (!rules.allows(target)) {
            problems.add(new Problem("target", rules.objection(target)));
        }
        until.filter(_ -> now.clock().isKnown()).ifPresent(end -> {
            if (!end.isAfter(now.wall()) || end.isAfter(now.wall().plus(LONGEST_HOLD))) {
                problems.add(new Problem("until", "is %s, want later than now, %s, within a year"
                        .formatted(end, now.wall())));
            }
        });
        return problems;
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
            if (!rules.allows(entry.target())) {
                problems.add(new Problem("entries." + key + ".target", rules.objection(entry
                        .target())));
            }
        });
        return problems;
    }

    private Instant nextChange() {
        return now.clock().isKnown()
                ? wishes.schedule().at(now.wall()).map(Slot::until)
                        .orElse(now.wall().plus(WITHOUT_SCHEDULE))
                : now.wall().plus(WITHOUT_SCHEDULE);
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
        for (Map.Entry<String, ScheduleEntry> entry : week.entries().entrySet()) {
            changed = edit(changed, entry.getKey(), Properties.entry(entry.getValue()), by, now);
        }
        for (String key : twins.schedule().edits().keySet()) {
            if (!key.equals(Properties.ZONE) && !week.entries().containsKey(key)) {
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
