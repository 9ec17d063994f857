package dev.pilotlight.agent.core;

import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.PresetSetting;
import dev.pilotlight.schedule.PresetSetting.Level;
import dev.pilotlight.schedule.Vacation;
import dev.pilotlight.units.Degrees;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;

/** What somebody in the house did, for the list of events. Pure. */
final class EditWords {
    private EditWords() {}

    static String of(LocalEdit edit, Degrees unit) {
        return "in the house: " + switch (edit) {
            case LocalEdit.SetTarget(Goal goal, LocalEdit.End end) -> words(goal, unit) + words(
                    end);
            case LocalEdit.ClearHold _ -> "back to the schedule";
            case LocalEdit.SetMode(var mode) -> "mode " + mode.word();
            case LocalEdit.SetVacation(var vacation) -> vacation.map(away -> words(away, unit))
                    .orElse("no vacation");
            case LocalEdit.SetPreset(Preset preset, PresetSetting setting) -> "preset " + preset
                    .word() + " is " + words(setting, unit);
            case LocalEdit.SetEarly(LocalEdit.Early what, boolean allowed) -> (allowed
                    ? "may "
                    : "may not ") + switch (what) {
                        case START -> "start early";
                        case STOP -> "stop early";
                    };
            case LocalEdit.SetUnit(Degrees chosen) -> "shown in " + chosen.sign();
            case LocalEdit.PutSchedule(var week) -> "a schedule of " + week.entries().size()
                    + " entries";
            case LocalEdit.ForgetLearned _ -> "what was learned is forgotten";
            case LocalEdit.RestoreLoser(String property) -> "restored " + property;
            case LocalEdit.TryNow _ -> "try the cloud now";
        };
    }

    /** A goal, such as "21.0 °C" or "preset away". */
    static String words(Goal goal, Degrees unit) {
        return switch (goal) {
            case Goal.Exact(Temperature target) -> unit.shown(target);
            case Goal.Named(Preset preset) -> "preset " + preset.word();
        };
    }

    private static String words(LocalEdit.End end) {
        return switch (end) {
            case LocalEdit.End.OfItself _ -> " up to its own end";
            case LocalEdit.End.At(Instant moment) -> " until " + moment;
            case LocalEdit.End.After(Duration time) -> " for " + Words.age(time);
            case LocalEdit.End.Never _ -> " until told otherwise";
        };
    }

    private static String words(Vacation away, Degrees unit) {
        return "vacation from " + away.from() + " until " + away.until() + away.target().map(
                target -> " at " + unit.shown(target)).orElse("");
    }

    private static String words(PresetSetting setting, Degrees unit) {
        String level = switch (setting.level()) {
            case Level.Fixed(Temperature heat, Temperature cool) -> heat.equals(cool)
                    ? unit.shown(heat)
                    : unit.shown(heat) + " (cooling: " + unit.shown(cool) + ")";
            case Level.Offset(int milliK) -> unit.shownDifference(milliK);
        };
        return level + setting.lasts().map(time -> " for " + Words.age(time)).orElse("");
    }
}
