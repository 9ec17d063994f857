package dev.pilotlight.agent.core;

import dev.pilotlight.agent.intent.Wishes;
import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Hold;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.PresetSetting;
import dev.pilotlight.units.Degrees;
import dev.pilotlight.wire.Properties;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody in the house did, for the list of events. Pure.
 *
 * @param wishes as they are after it
 */
record EditWords(Wishes wishes, Moment now) {
    String of(LocalEdit edit) {
        return "in the house: " + switch (edit) {
            case LocalEdit.SetTarget(Goal goal, LocalEdit.End end) -> words().of(goal) + words(end);
            case LocalEdit.ClearHold _ -> "back to the schedule";
            case LocalEdit.SetMode(var mode) -> "mode " + mode.word();
            case LocalEdit.SetVacation(var vacation) -> vacation.map(
                    away -> "vacation " + words().of(away)).orElse(
                            "no vacation");
            case LocalEdit.SetPreset(Preset preset, PresetSetting setting) -> "preset " + preset
                    .word() + " is " + words().of(setting);
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
            case LocalEdit.RestoreLoser(String property) -> "restored " + name(property);
            case LocalEdit.TryNow _ -> "try the cloud now";
        };
    }

    private PropertyWords words() {
        return new PropertyWords(wishes.preferences().unit(), wishes.schedule().zone(), now
                .wall());
    }

    /** When it ends, as the hold that came of it says. */
    private String words(LocalEdit.End end) {
        Optional<Instant> until = wishes.hold().flatMap(Hold::until);
        String time = until.map(at -> Words.time(at, now.wall(), wishes.schedule().zone()))
                .orElse("");
        return switch (end) {
            case LocalEdit.End.OfItself _ -> isTimed()
                    ? " until " + time
                    : " until the next change (" + time + ")";
            case LocalEdit.End.At _ -> " until " + time;
            case LocalEdit.End.After(var length) -> " for " + Words.age(length) + " (until " + time
                    + ")";
            case LocalEdit.End.Never _ -> " until told otherwise";
        };
    }

    /** Whether it is a preset that ends by itself. */
    private boolean isTimed() {
        return wishes.hold().map(Hold::goal).filter(goal -> goal instanceof Goal.Named(Preset one)
                && wishes.preferences().presets().of(one).lasts().isPresent()).isPresent();
    }

    /** As {@link Losers} has it: what is of the week begins with the twin's name. */
    private static String name(String property) {
        String week = Properties.SCHEDULE + "/";
        return property.startsWith(week)
                ? PropertyWords.name(Properties.SCHEDULE, property.substring(week.length()))
                : PropertyWords.name(Properties.CONTROL, property);
    }
}
