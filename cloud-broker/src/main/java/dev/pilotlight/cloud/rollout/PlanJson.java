package dev.pilotlight.cloud.rollout;

import dev.pilotlight.cloud.rollout.RolloutPlan.Halt;
import dev.pilotlight.cloud.rollout.RolloutPlan.Pacing;
import dev.pilotlight.cloud.rollout.RolloutPlan.Window;
import dev.pilotlight.config.Durations;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.wire.Fields;
import dev.pilotlight.wire.Shown;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A plan as operators write it and the store keeps it: {@code waves} such as {@code 10 devices} and
 * {@code 25 %}, {@code perMinute}, {@code window} as {@code 22:00-05:00} in UTC, {@code soak},
 * {@code answerWithin}, {@code halts}, {@code floor} in percent. What is left out has a cautious
 * default for that many devices.
 */
public final class PlanJson {
    private static final Set<Standing> BAD = Set.of(Standing.REFUSED, Standing.ROLLED_BACK,
            Standing.FAILED, Standing.SILENT, Standing.LOST);
    private static final int MOST_WAVES = 20;
    private static final int MOST_HALTS = 8;
    private static final Duration LONGEST = Duration.ofDays(365);

    private PlanJson() {}

    /** The plan as a document. */
    public static Doc.Obj doc(RolloutPlan plan) {
        Doc.Obj doc = Doc.Obj.of("waves", new Doc.Arr(plan.waves().stream()
                .<Doc>map(wave -> Doc.text(wave.toString())).toList()), "perMinute",
                Doc.num(plan.pacing().perMinute()))
                .with("soak", Doc.text(Durations.words(plan.pacing().soak())))
                .with("answerWithin", Doc.text(Durations.words(plan.pacing().answerWithin())))
                .with("halts", new Doc.Arr(plan.halts().stream().<Doc>map(PlanJson::doc).toList()))
                .with("floor", Doc.num(plan.floorPercent()));
        return plan.pacing().window().map(window -> doc.with("window",
                Doc.text(window.from() + "-" + window.until()))).orElse(doc);
    }

    private static Doc.Obj doc(Halt halt) {
        return Doc.Obj.of("of", new Doc.Arr(halt.of().stream().sorted()
                .<Doc>map(standing -> Doc.text(standing.name())).toList()), "percent",
                Doc.num(halt.percent())).with("atLeast", Doc.num(halt.atLeast()));
    }

    /**
     * Reads what {@link #doc} wrote, or an operator; whether it is wise, {@link PlanRules} says.
     *
     * @param devices how many it is for
     */
    public static Decoded<RolloutPlan> read(Doc.Obj doc, String id, String author, long version,
            int devices) {
        Fields fields = Fields.of(doc, "");
        List<Wave> waves = fields.nested("waves", waves(devices), PlanJson::waves);
        Pacing pacing = new Pacing(
                (int) fields.whole("perMinute", Math.max(10, devices / 100), 0, Integer.MAX_VALUE),
                fields.parsed("window", List.<Window>of(), "a time such as 22:00-05:00, in UTC",
                        text -> window(text).map(List::of)).stream().findFirst(),
                time(fields, "soak", Duration.ofHours(24)),
                time(fields, "answerWithin", Duration.ofHours(24)));
        List<Halt> halts = fields.nested("halts", List.of(new Halt(BAD, 5, least(waves, devices))),
                PlanJson::halts);
        int floor = (int) fields.whole("floor", 75, 0, 100);
        return fields.finish(
                () -> new RolloutPlan(id, author, version, waves, pacing, halts, floor));
    }

    /**
     * The same of what the store has: plans of the first version of this program had shares without
     * their unit.
     */
    public static Decoded<RolloutPlan> recall(Doc.Obj doc, String id, String author, long version,
            int devices) {
        Doc.Obj now = doc.get("waves").orElse(Doc.Null.VALUE) instanceof Doc.Arr(List<Doc> old)
                ? doc.with("waves", new Doc.Arr(old.stream().map(PlanJson::withUnit).toList()))
                : doc;
        return read(now, id, author, version, devices);
    }

    private static Doc withUnit(Doc wave) {
        return wave instanceof Doc.Num(BigDecimal percent)
                ? Doc.text(percent.toPlainString() + " %")
                : wave;
    }

    /** One in a hundred first; a handful of devices needs no waves. */
    private static List<Wave> waves(int devices) {
        return (devices <= 10
                ? Stream.of(100)
                : Stream.of(devices < 100 ? 10 : 1, 10, 50, 100).distinct())
                .<Wave>map(Wave.Share::new).toList();
    }

    /** As many answers as the first wave gives are enough to judge by, at most 50. */
    private static int least(List<Wave> waves, int devices) {
        return Math.clamp(waves.isEmpty() ? 0 : waves.getFirst().reach(devices), 1, 50);
    }

    private static Duration time(Fields fields, String key, Duration fallback) {
        return fields.parsed(key, fallback, "a time such as 30min, 24h, 14d",
                text -> Durations.parse(text).filter(time -> time.compareTo(LONGEST) <= 0));
    }

    private static Decoded<List<Wave>> waves(Doc doc) {
        List<Doc> items = doc instanceof Doc.Arr(List<Doc> some) ? some : List.of();
        if (items.isEmpty() || items.size() > MOST_WAVES) {
            return Decoded.malformed("", "has " + items.size() + " waves, want 1 to " + MOST_WAVES
                    + ", each " + Wave.WANTED);
        }
        Fields all = Fields.of(Doc.Obj.EMPTY, "");
        List<Wave> waves = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            wave(items.get(i)).ifPresentOrElse(waves::add, unreadable(all, i, items.get(i)));
        }
        return all.finish(() -> waves);
    }

    private static Optional<Wave> wave(Doc item) {
        return item instanceof Doc.Text(String text) ? Wave.parse(text) : Optional.empty();
    }

    private static Runnable unreadable(Fields all, int at, Doc item) {
        String sentence = item instanceof Doc.Num(BigDecimal number)
                ? "is " + number.toPlainString() + " without a unit, want \""
                        + number.toPlainString()
                        + " %\" or \"" + number.toPlainString() + " devices\""
                : "is " + Shown.of(item) + ", want " + Wave.WANTED;
        return () -> all.wrong("[" + at + "]", sentence);
    }

    private static Decoded<List<Halt>> halts(Doc doc) {
        List<Doc> items = doc instanceof Doc.Arr(List<Doc> some) ? some : List.of();
        if (items.size() > MOST_HALTS) {
            return Decoded.malformed("", "has " + items.size() + ", want at most " + MOST_HALTS);
        }
        Fields all = Fields.of(Doc.Obj.EMPTY, "");
        List<Halt> halts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Fields one = all.item("[" + i + "]", items.get(i));
            Set<Standing> of = one.nested("of", BAD, PlanJson::standings);
            halts.add(new Halt(of, (int) one.whole("percent", 0, 1_000_000),
                    (int) one.whole("atLeast", 0, 1_000_000)));
            one.refuseUnknown();
        }
        return all.finish(() -> halts);
    }

    private static Decoded<Set<Standing>> standings(Doc doc) {
        Set<Standing> standings = EnumSet.noneOf(Standing.class);
        List<Doc> items = doc instanceof Doc.Arr(List<Doc> some) ? some : List.of();
        for (Doc item : items) {
            for (Standing standing : Standing.values()) {
                if (item.equals(Doc.text(standing.name()))) {
                    standings.add(standing);
                }
            }
        }
        return items.isEmpty() || standings.size() < items.size()
                ? Decoded.malformed("", "names no outcomes, want a list such as"
                        + " [\"FAILED\", \"ROLLED_BACK\", \"SILENT\"]")
                : Decoded.ok(standings);
    }

    private static Optional<Window> window(String text) {
        String[] parts = text.split("-", -1);
        try {
            return parts.length == 2
                    ? Optional.of(new Window(LocalTime.parse(parts[0]), LocalTime.parse(parts[1])))
                    : Optional.empty();
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }
}
