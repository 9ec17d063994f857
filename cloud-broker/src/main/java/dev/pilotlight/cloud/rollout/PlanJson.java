package dev.pilotlight.cloud.rollout;

import dev.pilotlight.cloud.rollout.RolloutPlan.Halt;
import dev.pilotlight.cloud.rollout.RolloutPlan.Pacing;
import dev.pilotlight.cloud.rollout.RolloutPlan.Window;
import dev.pilotlight.config.Durations;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.wire.Fields;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A plan as operators write it and the store keeps it: {@code waves} in percent, {@code perMinute},
 * {@code window} as {@code 22:00-05:00} in UTC, {@code soak}, {@code answerWithin}, {@code halts},
 * {@code floor} in percent. What is left out has a cautious default for that many devices.
 */
public final class PlanJson {
    private static final Set<Standing> BAD = Set.of(Standing.ROLLED_BACK, Standing.FAILED,
            Standing.SILENT);
    private static final int MOST_WAVES = 20;
    private static final int MOST_HALTS = 8;
    private static final Duration LONGEST = Duration.ofDays(365);

    private PlanJson() {}

    /** The plan as a document. */
    public static Doc.Obj doc(RolloutPlan plan) {
        Doc.Obj doc = Doc.Obj.of("waves", new Doc.Arr(plan.waves().stream()
                .<Doc>map(Doc::num).toList()), "perMinute", Doc.num(plan.pacing().perMinute()))
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
        List<Integer> waves = fields.nested("waves", waves(devices), PlanJson::numbers);
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

    /** One in a hundred first; a handful of devices needs no waves. */
    private static List<Integer> waves(int devices) {
        return devices <= 10
                ? List.of(100)
                : List.of(devices < 100 ? 10 : 1, 10, 50, 100)
                        .stream().distinct().toList();
    }

    /** As many answers as the first wave gives are enough to judge by, at most 50. */
    private static int least(List<Integer> waves, int devices) {
        int first = waves.isEmpty() ? 0 : devices * waves.getFirst() / 100;
        return Math.clamp(first, 1, 50);
    }

    private static Duration time(Fields fields, String key, Duration fallback) {
        return fields.parsed(key, fallback, "a time such as 30min, 24h, 14d",
                text -> Durations.parse(text).filter(time -> time.compareTo(LONGEST) <= 0));
    }

    private static Decoded<List<Integer>> numbers(Doc doc) {
        List<Integer> numbers = new ArrayList<>();
        List<Doc> items = doc instanceof Doc.Arr(List<Doc> some) ? some : List.of();
        for (Doc item : items) {
            if (item instanceof Doc.Num(BigDecimal value) && value.scale() == 0
                    && value.abs().compareTo(BigDecimal.valueOf(1_000_000)) < 0) {
                numbers.add(value.intValue());
            }
        }
        return items.isEmpty() || numbers.size() < items.size() || items.size() > MOST_WAVES
                ? Decoded.malformed("", "is no list of shares, want 1 to " + MOST_WAVES
                        + " whole numbers such as [1, 10, 50, 100]")
                : Decoded.ok(numbers);
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
