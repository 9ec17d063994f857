package dev.pilotlight.agent.http;

import dev.pilotlight.agent.core.LocalEdit;
import dev.pilotlight.config.Durations;
import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.PresetSetting;
import dev.pilotlight.schedule.Vacation;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Degrees;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Shown;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Fields;
import dev.pilotlight.wire.Goals;
import dev.pilotlight.wire.Properties;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a person asks for in the body of {@code PUT /api/v1/control}: exactly one thing, such as
 * {@code {"target":21.5}}, {@code {"target":71,"unit":"f","for":"2h"}},
 * {@code {"preset":"away","until":"permanent"}}, {@code {"hold":"none"}}, {@code {"mode":"off"}}.
 * Temperatures are °C unless {@code unit} says otherwise.
 */
final class Wish {
    private static final Set<String> ADVERBS = Set.of("until", "for", "unit");
    private static final String WANTED = "target, preset, hold, mode, vacation, presets, display,"
            + " earlyStart, earlyStop, restore, forget or tryNow";
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final String MOMENT_WANTED = "a moment such as 2017-02-28T22:30:00Z, or"
            + " permanent";

    private final Fields fields;
    private final Doc.Obj body;

    private Wish(Doc.Obj body) {
        this.fields = Fields.of(body, "");
        this.body = body;
    }

    static Decoded<LocalEdit> read(byte[] json) {
        return Codec.parseObject(json).then(body -> {
            List<String> asked = body.fields().keySet().stream().filter(key -> !ADVERBS.contains(
                    key)).toList();
            return asked.size() == 1
                    ? new Wish(body).edit(asked.getFirst())
                    : Decoded.malformed("", "asks for " + (asked.isEmpty()
                            ? "nothing"
                            : String.join(" and ", asked)) + ", want exactly one of " + WANTED);
        });
    }

    private Decoded<LocalEdit> edit(String asked) {
        return switch (asked) {
            case "target" -> held(target());
            case "preset" -> held(Goal.of(fields.parsed("preset", Preset.HOME,
                    "home, away, eco, sleep or boost", Preset::parse)));
            case "hold" -> clearHold();
            case "mode" -> mode();
            case "vacation" -> vacation();
            case "presets" -> presets();
            case "display" -> display();
            case "earlyStart" -> early(asked, LocalEdit.Early.START);
            case "earlyStop" -> early(asked, LocalEdit.Early.STOP);
            case "restore" -> restore();
            case "forget" -> forget();
            case "tryNow" -> tryNow();
            default -> Decoded.malformed(asked, "is not known here, want " + WANTED);
        };
    }

    private Goal target() {
        Degrees unit = fields.nested("unit", Degrees.CELSIUS, Properties::unit);
        Temperature target = switch (unit) {
            case CELSIUS -> fields.temperature("target", Properties.LOWEST_TARGET,
                    Properties.HIGHEST_TARGET);
            case FAHRENHEIT -> fields.nested("target", Properties.LOWEST_TARGET, doc -> within(doc,
                    unit));
        };
        return Goal.of(target);
    }

    private static Decoded<Temperature> within(Doc doc, Degrees unit) {
        Optional<Temperature> target = doc instanceof Doc.Num(var number)
                ? unit.temperature(number)
                : Optional.empty();
        return target.filter(one -> !one.isBelow(Properties.LOWEST_TARGET) && !one.isAbove(
                Properties.HIGHEST_TARGET)).map(Decoded::ok).orElseGet(() -> Decoded.malformed("",
                        "is %s %s, want %s to %s".formatted(Shown.of(doc), unit.sign(), unit
                                .number(Properties.LOWEST_TARGET),
                                unit.number(
                                        Properties.HIGHEST_TARGET))));
    }

    private Decoded<LocalEdit> held(Goal goal) {
        LocalEdit.End end = end();
        return fields.finish(() -> new LocalEdit.SetTarget(goal, end));
    }

    private LocalEdit.End end() {
        boolean until = body.get("until").isPresent();
        if (until && fields.has("for")) {
            fields.wrong("for", "excludes until, want one or the other");
        }
        if (until) {
            return fields.parsed("until", new LocalEdit.End.OfItself(), MOMENT_WANTED, Wish::end);
        }
        return fields.parsed("for", new LocalEdit.End.OfItself(),
                "a time such as 30min, 2h, 3d, at least 1min and at most 366d",
                text -> duration(text).map(LocalEdit.End.After::new));
    }

    private static Optional<LocalEdit.End> end(String text) {
        return text.equals(Properties.PERMANENT)
                ? Optional.of(new LocalEdit.End.Never())
                : Properties.instant(text).map(LocalEdit.End.At::new);
    }

    private static Optional<Duration> duration(String text) {
        return Durations.parse(text).filter(time -> time.compareTo(
                SHORTEST) >= 0 && time.compareTo(LONGEST) <= 0);
    }

    private Decoded<LocalEdit> clearHold() {
        fields.nested("hold", Properties.NONE, Wish::none);
        return fields.finish(LocalEdit.ClearHold::new);
    }

    private Decoded<LocalEdit> mode() {
        Mode mode = fields.nested("mode", Mode.OFF, Properties::mode);
        return fields.finish(() -> new LocalEdit.SetMode(mode));
    }

    private Decoded<LocalEdit> vacation() {
        Optional<Vacation> vacation = fields.nested("vacation", Optional.empty(), Goals::vacation);
        return fields.finish(() -> new LocalEdit.SetVacation(vacation));
    }

    /** One preset's new meaning, {@code {"presets":{"away":{"target":15}}}}. */
    private Decoded<LocalEdit> presets() {
        Doc.Obj all = body.object("presets").orElse(Doc.Obj.EMPTY);
        Optional<Preset> preset = all.fields().size() == 1
                ? Preset.parse(all.fields().firstKey())
                : Optional.empty();
        return preset.isEmpty()
                ? Decoded.malformed("presets", "is " + String.join(" and ", all.fields().keySet())
                        + ", want one of home, away, eco, sleep or boost")
                : setting(preset.get());
    }

    private Decoded<LocalEdit> setting(Preset preset) {
        Optional<PresetSetting> setting = fields.object("presets").nested(preset.word(), Optional
                .empty(), doc -> Goals.setting(preset, doc).map(Optional::of));
        return fields.finish(() -> new LocalEdit.SetPreset(preset, setting.orElseThrow()));
    }

    private Decoded<LocalEdit> display() {
        Degrees unit = fields.nested("display", Degrees.CELSIUS, Properties::unit);
        return fields.finish(() -> new LocalEdit.SetUnit(unit));
    }

    private Decoded<LocalEdit> early(String key, LocalEdit.Early what) {
        boolean allowed = fields.nested(key, false, Properties::flag);
        return fields.finish(() -> new LocalEdit.SetEarly(what, allowed));
    }

    private Decoded<LocalEdit> restore() {
        String property = fields.text("restore");
        return fields.finish(() -> new LocalEdit.RestoreLoser(property));
    }

    private Decoded<LocalEdit> forget() {
        fields.parsed("forget", "", "learned", text -> text.equals("learned")
                ? Optional.of(text)
                : Optional.empty());
        return fields.finish(LocalEdit.ForgetLearned::new);
    }

    private Decoded<LocalEdit> tryNow() {
        if (!fields.bool("tryNow", false)) {
            fields.wrong("tryNow", "is not true, want true");
        }
        return fields.finish(LocalEdit.TryNow::new);
    }

    private static Decoded<Doc.Text> none(Doc doc) {
        return doc.equals(Properties.NONE)
                ? Decoded.ok(Properties.NONE)
                : Decoded.malformed("", "is " + Shown.of(doc) + ", want none");
    }
}
