package dev.pilotlight.agent;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Degrees;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Properties;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an edit changed: the difference of two states that {@code /api/v1/state} told. */
final class Echo {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM HH:mm",
            Locale.ENGLISH);

    private final Doc.Obj before;
    private final Doc.Obj after;
    private final Degrees unit;
    private final ZoneId zone;
    private final List<String> lines = new ArrayList<>();

    private Echo(Doc.Obj before, Doc.Obj after) {
        this.before = before;
        this.after = after;
        this.unit = settings(after).string("unit").flatMap(Degrees::parse).orElse(
                Degrees.CELSIUS);
        this.zone = after.object("schedule").flatMap(week -> week.get("zone")).flatMap(
                id -> Properties.zone(id).toOptional()).orElse(ZoneOffset.UTC);
    }

    /** One line for each thing that is different now. */
    static String of(Doc.Obj before, Doc.Obj after) {
        Echo echo = new Echo(before, after);
        echo.wishes();
        echo.settings();
        return echo.lines.isEmpty()
                ? "nothing is different: it was so already"
                : String.join("\n", echo.lines);
    }

    private void wishes() {
        if (differs("mode")) {
            lines.add("mode is " + after.string("mode").orElse("") + ", was " + before.string(
                    "mode").orElse(""));
        }
        if (differs("hold")) {
            lines.add(after.object("hold").map(hold -> "held: " + held(hold)).orElse(
                    "nothing is held any more"));
        }
        if (differs("vacation")) {
            lines.add(after.object("vacation").map(this::vacation).orElse("no vacation any more"));
        }
    }

    private void settings() {
        Doc.Obj old = settings(before);
        Doc.Obj now = settings(after);
        if (!old.get("unit").equals(now.get("unit"))) {
            lines.add("shown in " + unit.sign());
        }
        flag(old, now, "earlyStart", "early start");
        flag(old, now, "earlyStop", "early stop");
        Doc.Obj presets = now.object("presets").orElse(Doc.Obj.EMPTY);
        Doc.Obj were = old.object("presets").orElse(Doc.Obj.EMPTY);
        for (String name : presets.fields().keySet()) {
            if (!presets.get(name).equals(were.get(name))) {
                lines.add("preset " + PresetWords.one(name, presets, unit) + ", was "
                        + PresetWords.one(name, were, unit));
            }
        }
    }

    private void flag(Doc.Obj old, Doc.Obj now, String key, String words) {
        if (!old.get(key).equals(now.get(key))) {
            lines.add(words + " is " + (now.get(key).filter(Doc.bool(true)::equals).isPresent()
                    ? "on"
                    : "off"));
        }
    }

    private boolean differs(String key) {
        return !before.get(key).equals(after.get(key));
    }

    private static Doc.Obj settings(Doc.Obj state) {
        return state.object("settings").orElse(Doc.Obj.EMPTY);
    }

    private String held(Doc.Obj hold) {
        String what = hold.string("preset").map("preset "::concat).orElseGet(() -> shown(hold));
        String until = hold.string("until").orElse("");
        return what + (until.equals(Properties.PERMANENT)
                ? " until told otherwise"
                : " until " + Properties.instant(until).map(this::time).orElse(until));
    }

    private String vacation(Doc.Obj away) {
        String target = shown(away);
        return "vacation from %s until %s%s".formatted(date(away, "from"), date(away, "until"),
                target.isEmpty() ? "" : " at " + target);
    }

    private static String date(Doc.Obj away, String key) {
        return away.string(key).map(text -> TIME.format(LocalDateTime.parse(text))).orElse("");
    }

    private String time(Instant at) {
        return TIME.format(LocalDateTime.ofInstant(at, zone));
    }

    private String shown(Doc.Obj goal) {
        Optional<Temperature> target = goal.number("target").map(Temperature::ofCelsius);
        return target.map(unit::shown).orElse("");
    }
}
