package dev.pilotlight.wire;

import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.PresetSetting;
import dev.pilotlight.schedule.Presets;
import dev.pilotlight.schedule.PresetSetting.Level;
import dev.pilotlight.schedule.Vacation;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Temperature;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;

/** Goals, presets and vacations between their typed form and their form on the wire. */
public final class Goals {
    private static final String LOCAL_WANTED = "a local date and time such as 2017-12-20T12:00";
    private static final LocalDateTime ANY = LocalDateTime.of(2017, 1, 1, 0, 0);
    private static final LocalDateTime LAST = LocalDateTime.of(2200, 1, 1, 0, 0);

    private Goals() {}

    static Doc.Obj with(Doc.Obj object, Goal goal) {
        return switch (goal) {
            case Goal.Exact(Temperature target) -> object.with("target", Doc.num(target
                    .decimal()));
            case Goal.Named(Preset preset) -> object.with("preset", Doc.text(preset.word()));
        };
    }

    /** Either {@code target} or {@code preset}. */
    static Goal read(Fields fields) {
        if (!fields.has("preset")) {
            return Goal.of(fields.temperature("target", Properties.LOWEST_TARGET,
                    Properties.HIGHEST_TARGET));
        }
        if (fields.has("target")) {
            fields.wrong("preset", "excludes target, want one or the other");
        }
        return Goal.of(fields.parsed("preset", Preset.HOME, wantedPreset(), Preset::parse));
    }

    private static String wantedPreset() {
        return "home, away, eco, sleep or boost";
    }

    /** The property that says what a preset means, such as {@code preset-away}. */
    public static String property(Preset preset) {
        return Properties.PRESET_PREFIX + preset.word();
    }

    /** The preset whose meaning that property says. */
    public static Optional<Preset> preset(String property) {
        return property.startsWith(Properties.PRESET_PREFIX)
                ? Preset.parse(property.substring(Properties.PRESET_PREFIX.length()))
                : Optional.empty();
    }

    public static Doc setting(PresetSetting setting) {
        Doc.Obj level = switch (setting.level()) {
            case Level.Fixed(Temperature heat, Temperature cool) -> Doc.Obj.of("target", Doc.num(
                    heat.decimal()), "cool", Doc.num(cool.decimal()));
            case Level.Offset(int milliK) -> Doc.Obj.of("offset", Doc.num(BigDecimal.valueOf(
                    milliK, 3)));
        };
        return setting.lasts().isEmpty()
                ? level
                : level.with("minutes", Doc.num(setting.lasts().get().toMinutes()));
    }

    /**
     * What a preset means: {@code {"target":16,"cool":28}}, in K {@code {"offset":-2}}, and
     * {@code minutes} if it ends by itself. Home is no offset: the others may count from it.
     */
    public static Decoded<PresetSetting> setting(Preset preset, Doc doc) {
        Fields fields = Fields.of(doc, "");
        boolean relative = fields.has("offset");
        if (relative && preset == Preset.HOME) {
            fields.wrong("offset", "is not for home, want target: offsets count from home");
        }
        if (relative && (fields.has("target") || fields.has("cool"))) {
            fields.wrong("offset", "excludes target and cool, want one or the other");
        }
        Level level = relative ? offset(fields) : fixed(preset, fields);
        Optional<Duration> lasts = fields.has("minutes")
                ? Optional.of(Duration.ofMinutes(fields.whole("minutes", PresetSetting.SHORTEST
                        .toMinutes(), PresetSetting.LONGEST.toMinutes())))
                : Optional.empty();
        return fields.finish(() -> new PresetSetting(level, lasts));
    }

    private static Level offset(Fields fields) {
        return new Level.Offset(fields.difference("offset", 0, -PresetSetting.MOST_OFFSET_MILLI_K,
                PresetSetting.MOST_OFFSET_MILLI_K));
    }

    /** A low target for heating is none to cool to: without one for cooling, the usual one. */
    private static Level fixed(Preset preset, Fields fields) {
        Temperature heat = fields.temperature("target", Properties.LOWEST_TARGET,
                Properties.HIGHEST_TARGET);
        Temperature usual = Presets.DEFAULTS.cooling(preset);
        Temperature cool = usual.isBelow(heat) ? heat : usual;
        return new Level.Fixed(heat, fields.temperature("cool", cool, Properties.LOWEST_TARGET,
                Properties.HIGHEST_TARGET));
    }

    public static Doc vacation(Optional<Vacation> vacation) {
        return vacation.<Doc>map(Goals::doc).orElse(Properties.NONE);
    }

    private static Doc.Obj doc(Vacation vacation) {
        Doc.Obj dated = Doc.Obj.of("from", Doc.text(vacation.from().toString()), "until", Doc.text(
                vacation.until().toString()));
        return vacation.target().map(target -> dated.with("target", Doc.num(target.decimal())))
                .orElse(dated);
    }

    /**
     * A vacation such as {@code {"from":"2017-12-20T12:00","until":"2018-01-03T18:00","target":12}}
     * in local times, or empty for {@code "none"}.
     */
    public static Decoded<Optional<Vacation>> vacation(Doc doc) {
        if (doc.equals(Properties.NONE)) {
            return Decoded.ok(Optional.empty());
        }
        Fields fields = Fields.of(doc, "");
        LocalDateTime from = local(fields, "from");
        LocalDateTime until = local(fields, "until");
        Optional<Temperature> target = fields.has("target")
                ? Optional.of(fields.temperature("target", Properties.LOWEST_TARGET,
                        Properties.HIGHEST_TARGET))
                : Optional.empty();
        return fields.finish(() -> target).then(_ -> vacation(from, until, target));
    }

    private static Decoded<Optional<Vacation>> vacation(LocalDateTime from, LocalDateTime until,
            Optional<Temperature> target) {
        if (!until.isAfter(from)) {
            return Decoded.malformed("until", "is " + until + ", want later than from, " + from);
        }
        return Duration.between(from, until).compareTo(Vacation.LONGEST) > 0
                ? Decoded.malformed("until", "is " + until + ", want at most "
                        + Vacation.LONGEST.toDays() + " days after from, " + from)
                : Decoded.ok(Optional.of(new Vacation(from, until, target)));
    }

    private static LocalDateTime local(Fields fields, String key) {
        return fields.required(key, "want " + LOCAL_WANTED)
                ? fields.parsed(key, ANY, LOCAL_WANTED, Goals::local)
                : ANY;
    }

    private static Optional<LocalDateTime> local(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text))
                    .filter(at -> at.getYear() >= 1970 && at.isBefore(LAST));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
