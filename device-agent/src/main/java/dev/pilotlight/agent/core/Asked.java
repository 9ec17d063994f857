package dev.pilotlight.agent.core;

import dev.pilotlight.agent.intent.Overrides;
import dev.pilotlight.agent.intent.Preferences;
import dev.pilotlight.agent.intent.Wishes;
import dev.pilotlight.agent.sync.Judge;
import dev.pilotlight.agent.sync.Twin;
import dev.pilotlight.config.ControlSettings;
import dev.pilotlight.config.SafetyBounds;
import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Hold;
import dev.pilotlight.schedule.Lease;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.PresetSetting;
import dev.pilotlight.schedule.PresetSetting.Level;
import dev.pilotlight.schedule.Presets;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.Vacation;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Problem;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Entries;
import dev.pilotlight.wire.Goals;
import dev.pilotlight.wire.Properties;
import dev.pilotlight.wire.Week;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was asked for, between the twin's properties and their typed form. Pure. */
final class Asked {
    /** How far the clocks of device and cloud may differ here. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final String SETTINGS = "mode, hold, lease, vacation, unit, earlyStart,"
            + " earlyStop, limits, or preset- and home, away, eco, sleep or boost";

    private Asked() {}

    /** The wishes that the twins hold; a property that was never set has its default. */
    static Wishes wishes(Twins twins, Rules rules) {
        Twin control = twins.control();
        Mode mode = read(control, Properties.MODE, Properties::mode)
                .orElseGet(() -> defaultMode(rules));
        Optional<Hold> hold = read(control, Properties.HOLD, Properties::hold)
                .flatMap(found -> found);
        Optional<Lease> lease = read(control, Properties.LEASE, Properties::lease)
                .flatMap(found -> found);
        Optional<Vacation> vacation = read(control, Properties.VACATION, Goals::vacation)
                .flatMap(found -> found);
        return new Wishes(mode, new Overrides(hold, lease, vacation), schedule(twins.schedule()),
                preferences(control, rules.config().control()), rules.range());
    }

    /** The safety bounds that are asked for beyond the configured ones. */
    static SafetyBounds bounds(Twins twins) {
        return read(twins.control(), Properties.LIMITS, SafetyBounds::read).orElse(
                SafetyBounds.NONE);
    }

    private static Preferences preferences(Twin control, ControlSettings configured) {
        Presets presets = configured.presets();
        for (Preset preset : Preset.values()) {
            Optional<PresetSetting> edited = read(control, Goals.property(preset),
                    doc -> Goals.setting(preset, doc));
            presets = edited.isPresent() ? presets.with(preset, edited.get()) : presets;
        }
        ControlSettings.Early early = new ControlSettings.Early(
                read(control, Properties.EARLY_START, Properties::flag).orElse(configured.early()
                        .start()),
                read(control, Properties.EARLY_STOP, Properties::flag).orElse(configured.early()
                        .stop()));
        return new Preferences(presets, early, read(control, Properties.UNIT, Properties::unit)
                .orElse(configured.unit()));
    }

    static Mode defaultMode(Rules rules) {
        return rules.config().hardware().equipment().heats() ? Mode.HEAT : Mode.COOL;
    }

    private static WeeklySchedule schedule(Twin twin) {
        ZoneId zone = read(twin, Properties.ZONE, Properties::zone).orElse(ZoneOffset.UTC);
        SortedMap<String, ScheduleEntry> entries = new TreeMap<>();
        for (String key : twin.edits().keySet()) {
            if (Entries.isKey(key)) {
                twin.value(key).ifPresent(value -> add(entries, Week.entries(key, value)));
            }
        }
        return new WeeklySchedule(zone, entries);
    }

    /** What does not fit into a week any more is left out, whoever wrote it. */
    private static void add(Map<String, ScheduleEntry> entries,
            Decoded<? extends Map<String, ScheduleEntry>> more) {
        more.toOptional().filter(some -> entries.size() + some
                .size() <= WeeklySchedule.MAX_ENTRIES).ifPresent(entries::putAll);
    }

    private interface Reader<T> {
        Decoded<T> read(Doc doc);
    }

    private static <T> Optional<T> read(Twin twin, String property, Reader<T> reader) {
        return twin.value(property).flatMap(value -> reader.read(value).toOptional());
    }

    /** What the device lets the cloud set. */
    static Judge judge(String shadow, Rules rules, Moment now) {
        return switch (shadow) {
            case Properties.CONTROL -> (property, value) -> control(property, value, rules, now);
            case Properties.SCHEDULE -> (property, value) -> scheduled(property, value, rules);
            default -> (_, _) -> Optional.of("is not a setting, want none in " + shadow);
        };
    }

    private static Optional<String> control(String property, Doc value, Rules rules, Moment now) {
        return switch (property) {
            case Properties.MODE -> objection(Properties.mode(value),
                    mode -> modeObjection(mode, rules));
            case Properties.HOLD -> objection(Properties.hold(value), hold -> hold.flatMap(
                    held -> holdObjection(held, rules, now)));
            case Properties.LEASE -> objection(Properties.lease(value), lease -> lease.flatMap(
                    lent -> objection(lent.target(), lent.until(), rules, now)));
            case Properties.VACATION -> objection(Goals.vacation(value), vacation -> vacation
                    .flatMap(away -> away.target()).flatMap(
                            target -> targetObjection(target, rules)));
            case Properties.UNIT -> objection(Properties.unit(value), _ -> Optional.empty());
            case Properties.EARLY_START, Properties.EARLY_STOP ->
                objection(Properties.flag(value), _ -> Optional.empty());
            case Properties.LIMITS -> objection(SafetyBounds.read(value), _ -> Optional.empty());
            default -> Goals.preset(property).map(preset -> objection(Goals.setting(preset, value),
                    setting -> settingObjection(setting, rules))).orElseGet(
                            () -> Optional.of("is not a setting, want " + SETTINGS));
        };
    }

    /** What comes from far away has an end, and not a distant one (law L4). */
    private static Optional<String> holdObjection(Hold hold, Rules rules, Moment now) {
        if (hold.until().isEmpty()) {
            return Optional.of("until is permanent, want an end: only a person in the house may"
                    + " hold for good");
        }
        return isTooLong(hold.until().get(), now)
                ? Optional.of(tooLong(hold.until().get()))
                : goalObjection(hold.goal(), rules);
    }

    /** What is wrong with a goal; a preset has been judged when it was set. */
    static Optional<String> goalObjection(Goal goal, Rules rules) {
        return switch (goal) {
            case Goal.Exact(Temperature target) -> targetObjection(target, rules);
            case Goal.Named _ -> Optional.empty();
        };
    }

    /**
     * What is wrong with what a preset is to mean. Its target for cooling may lie above the highest
     * one: what is aimed at then is the highest.
     */
    static Optional<String> settingObjection(PresetSetting setting, Rules rules) {
        return switch (setting.level()) {
            case Level.Fixed(Temperature heat, Temperature _) -> targetObjection(heat, rules);
            case Level.Offset _ -> Optional.empty();
        };
    }

    private static Optional<String> scheduled(String property, Doc value, Rules rules) {
        if (property.equals(Properties.ZONE)) {
            return objection(Properties.zone(value), _ -> Optional.empty());
        }
        if (!Entries.isKey(property)) {
            return Optional.of("is not a name, want lower case letters, digits and hyphens");
        }
        return value.equals(Properties.DELETED)
                ? Optional.empty()
                : objection(Week.entries(property, value), entries -> entries.values().stream()
                        .flatMap(entry -> goalObjection(entry.goal(), rules).stream())
                        .findFirst());
    }

    private interface Objecting<T> {
        Optional<String> objection(T value);
    }

    private static <T> Optional<String> objection(Decoded<T> decoded, Objecting<T> further) {
        return switch (decoded) {
            case Decoded.Ok<T>(T value) -> further.objection(value);
            case Decoded.Malformed<T>(List<Problem> problems) ->
                Optional.of(problems.getFirst().toString());
        };
    }

    static Optional<String> modeObjection(Mode mode, Rules rules) {
        boolean heats = rules.config().hardware().equipment().heats();
        boolean cools = rules.config().hardware().equipment().cools();
        return switch (mode) {
            case OFF -> Optional.empty();
            case HEAT -> heats
                    ? Optional.empty()
                    : Optional.of("is heat, but no heating is wired, want off or cool");
            case COOL -> cools
                    ? Optional.empty()
                    : Optional.of("is cool, but no cooling is wired, want off or heat");
        };
    }

    static Optional<String> targetObjection(Temperature target, Rules rules) {
        return rules.allows(target)
                ? Optional.empty()
                : Optional.of("target " + rules.objection(target));
    }

    /** What comes from far away has an end, and not a distant one (law L4). */
    private static Optional<String> objection(Temperature target, Instant until, Rules rules,
            Moment now) {
        return isTooLong(until, now)
                ? Optional.of(tooLong(until))
                : targetObjection(target, rules);
    }

    private static String tooLong(Instant until) {
        return "until is %s, want at most 7 days from now".formatted(until);
    }

    /** Cannot be told without a clock; it is looked at again when there is one. */
    static boolean isTooLong(Instant until, Moment now) {
        Instant latest = now.wall().plus(Lease.LONGEST).plus(SKEW);
        return now.clock().isKnown() && until.isAfter(latest);
    }
}
