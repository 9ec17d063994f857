package dev.pilotlight.agent.core;

import dev.pilotlight.agent.intent.Wishes;
import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Hold;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.PresetSetting;
import dev.pilotlight.schedule.PresetSetting.Level;
import dev.pilotlight.schedule.Vacation;
import dev.pilotlight.units.Degrees;
import dev.pilotlight.units.Temperature;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody in the house did, for the list of events. Pure.
 *
 * @param wishes as they are after it
 */
record EditWords(Wishes wishes, Moment now) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
            "d MMMM uuuu HH:mm", Locale.ENGLISH);

    String of(LocalEdit edit) {
        return "in the house: " + switch (edit) {
            case LocalEdit.SetTarget(Goal goal, LocalEdit.End end) -> words(goal) + words(end);
            case LocalEdit.ClearHold _ -> "back to the schedule";
            case LocalEdit.SetMode(var mode) -> "mode " + mode.word();
            case LocalEdit.SetVacation(var vacation) -> vacation.map(this::words).orElse(
                    "no vacation");
            case LocalEdit.SetPreset(Preset preset, PresetSetting setting) -> "preset " + preset
                    .word() + " is " + words(setting);
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

    private Degrees unit() {
        return wishes.preferences().unit();
    }

    private String words(Goal goal) {
        return switch (goal) {
            case Goal.Exact(Temperature target) -> unit().shown(target);
            case Goal.Named(Preset preset) -> "preset " + preset.word();
        };
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

    private String words(Vacation away) {
        return "vacation from " + date(away.from()) + " until " + date(away.until()) + away
                .target().map(target -> " at " + unit().shown(target)).orElse("");
    }

    private static String date(LocalDateTime at) {
        return DATE.format(at);
    }

    private String words(PresetSetting setting) {
        String level = switch (setting.level()) {
            case Level.Fixed(Temperature heat, Temperature cool) -> heat.equals(cool)
                    ? unit().shown(heat)
                    : unit().shown(heat) + " (cooling: " + unit().shown(cool) + ")";
            case Level.Offset(int milliK) -> unit().shownDifference(milliK);
        };
        return level + setting.lasts().map(time -> " for " + Words.age(time)).orElse("");
    }
}
