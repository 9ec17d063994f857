package dev.pilotlight.agent.core;

import dev.pilotlight.agent.sync.Twin;
import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.PresetSetting;
import dev.pilotlight.schedule.Vacation;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Degrees;
import dev.pilotlight.wire.Goals;
import dev.pilotlight.wire.Properties;
import dev.pilotlight.wire.Week;
import java.util.Map;
import java.util.Optional;

/** What the twins hold after an edit by a person in the house. Pure. */
final class LocalEdits {
    private final Twins twins;
    private final Moment now;
    private final Holding holding;

    LocalEdits(Twins twins, Moment now, Holding holding) {
        this.twins = twins;
        this.now = now;
        this.holding = holding;
    }

    /** The twins after an edit without {@link Objections}. */
    Twins apply(LocalEdit edit) {
        return switch (edit) {
            case LocalEdit.SetTarget(Goal goal, LocalEdit.End end) -> control(Properties.HOLD,
                    Properties.hold(Optional.of(holding.hold(goal, end))));
            case LocalEdit.ClearHold _ -> control(Properties.HOLD, Properties.NONE);
            case LocalEdit.SetMode(Mode mode) -> control(Properties.MODE, Properties.mode(mode));
            case LocalEdit.PutSchedule(WeeklySchedule week) -> put(week);
            case LocalEdit.RestoreLoser(String property) ->
                new Losers(twins).restored(property, now);
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
}
