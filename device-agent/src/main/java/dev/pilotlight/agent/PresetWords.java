package dev.pilotlight.agent;

import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.PresetSetting;
import dev.pilotlight.schedule.PresetSetting.Level;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Degrees;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Goals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the presets mean, in one line. */
final class PresetWords {
    private PresetWords() {}

    /** Of the {@code settings} that {@code /api/v1/state} told; empty if it told none. */
    static String of(Doc.Obj settings) {
        Degrees unit = settings.string("unit").flatMap(Degrees::parse).orElse(Degrees.CELSIUS);
        Doc.Obj presets = settings.object("presets").orElse(Doc.Obj.EMPTY);
        List<String> words = new ArrayList<>();
        for (Preset preset : Preset.values()) {
            presets.get(preset.word()).flatMap(doc -> Goals.setting(preset, doc).toOptional())
                    .ifPresent(setting -> words.add(preset.word() + " " + meaning(setting, unit)));
        }
        return words.isEmpty() ? "" : "presets: " + String.join(", ", words);
    }

    /** One of them, such as "away 16.0 °C, cooling 28.0 °C". */
    static String one(String name, Doc.Obj presets, Degrees unit) {
        return Preset.parse(name).flatMap(preset -> presets.get(name).flatMap(doc -> Goals
                .setting(preset, doc).toOptional())).map(setting -> name + " " + full(setting,
                        unit))
                .orElse(name);
    }

    private static String full(PresetSetting setting, Degrees unit) {
        return setting.level() instanceof Level.Fixed(Temperature _, Temperature cool)
                ? meaning(setting, unit) + " (cooling: " + unit.shown(cool) + ")"
                : meaning(setting, unit);
    }

    private static String meaning(PresetSetting setting, Degrees unit) {
        String level = switch (setting.level()) {
            case Level.Fixed(Temperature heat, Temperature _) -> unit.shown(heat);
            case Level.Offset(int milliK) -> unit.shownDifference(milliK);
        };
        return level + setting.lasts().map(Duration::toMinutes)
                .map(minutes -> " for " + minutes + " min").orElse("");
    }
}
