package dev.pilotlight.agent;

import dev.pilotlight.config.Durations;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Degrees;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Properties;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of {@code pilotlight set}, as the body of {@code PUT /api/v1/control}. */
final class Asking {
    private static final Pattern TEMPERATURE = Pattern
            .compile("(-?\\d{1,3}(?:[.,]\\d{1,3})?)\\s*(?:°?([CcFf]))?");
    private static final Pattern OFFSET = Pattern.compile("([+-]\\d(?:\\.\\d{1,3})?)");
    private static final String PRESET_PREFIX = Properties.PRESET_PREFIX;

    private final Degrees unit;
    private final Doc.Obj presets;

    /**
     * In the degrees that the agent shows.
     *
     * @param state what {@code /api/v1/state} told
     */
    Asking(Doc.Obj state) {
        this.unit = state.object("settings").flatMap(settings -> settings.string("unit"))
                .flatMap(Degrees::parse).orElse(Degrees.CELSIUS);
        this.presets = state.object("settings").flatMap(settings -> settings.object("presets"))
                .orElse(Doc.Obj.EMPTY);
    }

    /**
     * What is asked for.
     *
     * @param end {@code until} or {@code for}, or empty
     */
    Doc.Obj body(List<String> words, Doc.Obj end) {
        words.stream().filter(word -> word.startsWith("--")).findFirst().ifPresent(word -> {
            throw wrong("is " + word + ", want --until, --for or --permanent");
        });
        String what = words.getFirst();
        List<String> more = words.subList(1, words.size());
        Doc.Obj body = named(what, more, end);
        boolean holds = body.get("target").isPresent() || body.get("preset").isPresent();
        if (!end.isEmpty() && !holds) {
            throw wrong(what + " has no end of that kind, want a target or a preset with it");
        }
        return body;
    }

    private Doc.Obj named(String what, List<String> more, Doc.Obj end) {
        return switch (what) {
            case "off", "heat", "cool" -> alone(what, more, Doc.Obj.of("mode", Doc.text(what)));
            case "schedule" -> alone(what, more, Doc.Obj.of("hold", Properties.NONE));
            case "try" -> alone(what, more, Doc.Obj.of("tryNow", Doc.bool(true)));
            case "vacation" -> Doc.Obj.of("vacation", vacation(more));
            case "unit" -> Doc.Obj.of("display", Doc.text(only(what, more, "c or f")));
            case "early-start" -> Doc.Obj.of("earlyStart", flag(what, more));
            case "early-stop" -> Doc.Obj.of("earlyStop", flag(what, more));
            default -> what.startsWith(PRESET_PREFIX)
                    ? meaning(what, more)
                    : held(what, more, end);
        };
    }

    private Doc.Obj held(String what, List<String> more, Doc.Obj end) {
        if (Preset.parse(what).isPresent()) {
            return lasting(Doc.Obj.of("preset", Doc.text(what)), more, end);
        }
        return lasting(typed(what).orElseThrow(() -> wrong("is "
                + what + ", want a target such as 21.5 or 71F, home, away, eco, sleep, boost, off,"
                + " heat, cool, schedule, vacation, preset-NAME, unit, early-start, early-stop"
                + " or try")), more, end);
    }

    /** In the degrees in which it was typed, so that a refusal speaks of those. */
    private Optional<Doc.Obj> typed(String text) {
        Matcher form = TEMPERATURE.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        Doc.Obj target = Doc.Obj.of("target", Doc.num(number(form)));
        return Optional.of(degrees(form) == Degrees.FAHRENHEIT
                ? target.with("unit", Properties.unit(Degrees.FAHRENHEIT))
                : target);
    }

    /** A target or preset of a schedule entry. */
    Doc.Obj goal(String what) {
        return Preset.parse(what).isPresent()
                ? Doc.Obj.of("preset", Doc.text(what))
                : Doc.Obj.of("target", target("schedule add", what));
    }

    private Degrees degrees(Matcher form) {
        return Optional.ofNullable(form.group(2)).flatMap(Degrees::parse).orElse(unit);
    }

    private static BigDecimal number(Matcher form) {
        return new BigDecimal(form.group(1).replace(',', '.'));
    }

    /** A time after a target or preset is the same as {@code --for}. */
    private static Doc.Obj lasting(Doc.Obj wish, List<String> more, Doc.Obj end) {
        Doc.Obj ending = end;
        if (!more.isEmpty()) {
            if (more.size() > 1 || !end.isEmpty()) {
                throw wrong("has more than one end, want a time such as 30min, or --until, --for"
                        + " or --permanent");
            }
            if (Durations.parse(more.getFirst()).isEmpty()) {
                throw wrong("has a second word, " + more.getFirst()
                        + ", want a time such as 30min there, or --until");
            }
            ending = Doc.Obj.of("for", Doc.text(more.getFirst()));
        }
        Doc.Obj whole = wish;
        for (var field : ending.fields().entrySet()) {
            whole = whole.with(field.getKey(), field.getValue());
        }
        return whole;
    }

    private Doc vacation(List<String> more) {
        if (more.equals(List.of("none"))) {
            return Properties.NONE;
        }
        if (more.size() < 2 || more.size() > 3) {
            throw wrong("vacation: wants two dates such as 2017-12-20T12:00 2018-01-03T18:00, and"
                    + " a target if it is not to be the preset away; or none");
        }
        Doc.Obj dated = Doc.Obj.of("from", moment(more.get(0)), "until", moment(more.get(1)));
        return more.size() == 2 ? dated : dated.with("target", target("vacation", more.get(2)));
    }

    /** A date alone is its first moment. */
    private static Doc moment(String text) {
        return Doc.text(text.matches("\\d{4}-\\d{2}-\\d{2}") ? text + "T00:00" : text);
    }

    private Doc.Obj meaning(String what, List<String> more) {
        String name = what.substring(PRESET_PREFIX.length());
        if (more.size() == 3 && more.get(1).equals("cool") && Preset.parse(name).isPresent()) {
            return Doc.Obj.of("presets", Doc.Obj.of(name, Doc.Obj.of("target", target(what, more
                    .getFirst()), "cool", target(what, more.getLast()))));
        }
        if (Preset.parse(name).isEmpty() || more.isEmpty() || more.size() > 2) {
            throw wrong("is " + what + " " + String.join(" ", more) + ", want preset-home,"
                    + " preset-away, preset-eco, preset-sleep or preset-boost, and a target such"
                    + " as 16, or a difference such as -2, and a time if it ends by itself, or cool and"
                    + " a target to cool to");
        }
        Matcher offset = OFFSET.matcher(more.getFirst());
        Doc.Obj level = offset.matches()
                ? Doc.Obj.of("offset", Doc.num(kelvin(new BigDecimal(offset.group(1)))))
                : heating(name, target(what, more.getFirst()));
        Doc.Obj timed = more.size() == 1 ? level : level.with("minutes", minutes(more.get(1)));
        return Doc.Obj.of("presets", Doc.Obj.of(name, timed));
    }

    /** What it cools to stays as it is, when nothing is said of it. */
    private Doc.Obj heating(String name, Doc target) {
        Doc.Obj heat = Doc.Obj.of("target", target);
        return presets.object(name).flatMap(setting -> setting.get("cool")).map(
                cool -> heat.with("cool", cool)).orElse(heat);
    }

    private BigDecimal kelvin(BigDecimal difference) {
        return switch (unit) {
            case CELSIUS -> difference;
            case FAHRENHEIT -> difference.multiply(BigDecimal.valueOf(5)).divide(BigDecimal
                    .valueOf(9), 3, RoundingMode.HALF_UP);
        };
    }

    private static Doc minutes(String time) {
        return Durations.parse(time).<Doc>map(one -> Doc.num(one
                .toMinutes())).orElseThrow(() -> wrong("is " + time
                        + ", want a time such as 45min"));
    }

    private Doc target(String of, String text) {
        return celsius(temperature(text).orElseThrow(() -> wrong(of + ": is " + text
                + ", want a target such as 16 or 61F")));
    }

    private static Doc celsius(Temperature temperature) {
        return Doc.num(temperature.decimal());
    }

    /** A number without a letter is in the degrees that the agent shows. */
    private Optional<Temperature> temperature(String text) {
        Matcher form = TEMPERATURE.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        return degrees(form).temperature(number(form));
    }

    private static Doc flag(String what, List<String> more) {
        String word = only(what, more, "on or off");
        if (!word.equals("on") && !word.equals("off")) {
            throw wrong(what + ": is " + word + ", want on or off");
        }
        return Doc.bool(word.equals("on"));
    }

    private static String only(String what, List<String> more, String wanted) {
        if (more.size() != 1) {
            throw wrong(what + ": has " + more.size() + " words after it, want " + wanted);
        }
        return more.getFirst();
    }

    private static Doc.Obj alone(String what, List<String> more, Doc.Obj body) {
        if (!more.isEmpty()) {
            throw wrong(what + ": has " + String.join(" ", more) + " after it, want nothing");
        }
        return body;
    }

    private static Refusal wrong(String sentence) {
        return new Refusal(Refusal.INPUT, "set: " + sentence);
    }
}
