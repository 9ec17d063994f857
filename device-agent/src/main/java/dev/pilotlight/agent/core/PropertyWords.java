package dev.pilotlight.agent.core;

import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Hold;
import dev.pilotlight.schedule.Lease;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.PresetSetting;
import dev.pilotlight.schedule.PresetSetting.Level;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.Vacation;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Degrees;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Goals;
import dev.pilotlight.wire.Properties;
import dev.pilotlight.wire.Week;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a twin's property is called by people, and what a value of it means. Pure.
 *
 * @param unit the degrees that people chose
 * @param zone the house's
 */
record PropertyWords(Degrees unit, ZoneId zone, Instant now) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
            "d MMMM uuuu HH:mm", Locale.ENGLISH);
    private static final String UNREADABLE = "something that this program does not understand";
    private static final int ALL_DAYS = 7;

    static PropertyWords of(Thermostat state, Moment now) {
        return new PropertyWords(state.wishes().preferences().unit(), state.wishes().schedule()
                .zone(), now.wall());
    }

    /** For instance "the hold", "the preset eco", "night of the week". */
    static String name(String twin, String property) {
        if (twin.equals(Properties.SCHEDULE)) {
            return property.equals(Properties.ZONE)
                    ? "the week's time zone"
                    : property
                            + " of the week";
        }
        return Goals.preset(property).map(preset -> "the preset " + preset.word()).orElseGet(
                () -> switch (property) {
                    case Properties.LEASE -> "the remote override";
                    case Properties.UNIT -> "the degrees that are shown";
                    case Properties.EARLY_START -> "early start";
                    case Properties.EARLY_STOP -> "early stop";
                    default -> "the " + property;
                });
    }

    /** For instance "22.0 °C until 18:30", "17.0 °C from 23:00 daily", "deleted". */
    String value(String twin, String property, Doc value) {
        if (value.equals(Properties.NONE) || value.equals(Properties.DELETED)) {
            return value.equals(Properties.NONE) ? "none" : "deleted";
        }
        Optional<String> words = twin.equals(Properties.SCHEDULE)
                ? ofWeek(property, value)
                : ofControl(property, value);
        return words.orElse(UNREADABLE);
    }

    private Optional<String> ofControl(String property, Doc value) {
        Optional<Preset> preset = Goals.preset(property);
        if (preset.isPresent()) {
            return said(Goals.setting(preset.get(), value), this::of);
        }
        return switch (property) {
            case Properties.HOLD -> said(Properties.hold(value), hold -> hold.map(this::of).orElse(
                    "none"));
            case Properties.LEASE -> said(Properties.lease(value), lease -> lease.map(this::of)
                    .orElse("none"));
            case Properties.VACATION -> said(Goals.vacation(value), away -> away.map(this::of)
                    .orElse("none"));
            case Properties.EARLY_START, Properties.EARLY_STOP -> said(Properties.flag(value),
                    on -> on ? "on" : "off");
            case Properties.UNIT -> said(Properties.unit(value), Degrees::sign);
            default -> plain(value);
        };
    }

    private Optional<String> ofWeek(String property, Doc value) {
        return property.equals(Properties.ZONE)
                ? plain(value)
                : said(Week.entries(property, value), entries -> entries.values().stream().map(
                        this::of).collect(Collectors.joining(", ")));
    }

    private static Optional<String> plain(Doc value) {
        return value instanceof Doc.Text(String text) ? Optional.of(text) : Optional.empty();
    }

    private static <T> Optional<String> said(Decoded<T> decoded, Function<T, String> words) {
        return decoded.toOptional().map(words);
    }

    private String of(Hold hold) {
        return of(hold.goal()) + hold.until().map(this::until).orElse(" until told otherwise");
    }

    private String of(Lease lease) {
        return unit.shown(lease.target()) + until(lease.until());
    }

    private String until(Instant end) {
        return " until " + Words.time(end, now, zone);
    }

    String of(Goal goal) {
        return switch (goal) {
            case Goal.Exact(Temperature target) -> unit.shown(target);
            case Goal.Named(Preset preset) -> "preset " + preset.word();
        };
    }

    String of(Vacation away) {
        return "from " + date(away.from()) + " until " + date(away.until()) + away.target().map(
                target -> " at " + unit.shown(target)).orElse("");
    }

    private static String date(LocalDateTime at) {
        return DATE.format(at);
    }

    private String of(ScheduleEntry entry) {
        String days = entry.days().size() == ALL_DAYS
                ? "daily"
                : "on " + entry.days().stream().map(day -> day.getDisplayName(TextStyle.SHORT,
                        Locale.ENGLISH)).collect(Collectors.joining(" "));
        return of(entry.goal()) + " from " + entry.at() + (entry.utc() ? " UTC " : " ") + days;
    }

    String of(PresetSetting setting) {
        String level = switch (setting.level()) {
            case Level.Fixed(Temperature heat, Temperature cool) -> heat.equals(cool)
                    ? unit.shown(heat)
                    : unit.shown(heat) + " (cooling: " + unit.shown(cool) + ")";
            case Level.Offset(int milliK) -> unit.shownDifference(milliK);
        };
        return level + setting.lasts().map(time -> " for " + Words.age(time)).orElse("");
    }
}
