package dev.pilotlight.cloud;

import dev.pilotlight.twin.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the API tells of roll-outs, in words. */
final class RolloutWords {
    private static final int LAST_NOTES = 10;

    private RolloutWords() {}

    static String list(Doc.Obj all) {
        List<Doc.Obj> rollouts = items(all, "rollouts");
        return rollouts.isEmpty()
                ? "no roll-outs"
                : String.join("\n", rollouts.stream().map(RolloutWords::one).toList());
    }

    /**
     * One in a line: {@code r3  version 12 for group=cellar: RUNNING, wave 2, 14 of 120 proven}.
     */
    static String one(Doc.Obj rollout) {
        String state = text(rollout, "state");
        String head = text(rollout, "id") + "  " + matter(rollout) + " for "
                + text(rollout, "target") + ": " + state;
        return state.equals("DRAFT")
                ? head + ", by " + text(rollout, "author") + ", approved by "
                        + Optional.of(text(rollout, "approver")).filter(name -> !name.isEmpty())
                                .orElse("nobody")
                : head + ", wave " + number(rollout, "wave")
                        + (rollout.get("soaking").filter(Doc.bool(true)::equals).isPresent()
                                ? " watched"
                                : "")
                        + ", " + tally(rollout);
    }

    private static String matter(Doc.Obj rollout) {
        return (text(rollout, "matter").equals("keys") ? "keys, version " : "version ")
                + number(rollout, "version");
    }

    private static String tally(Doc.Obj rollout) {
        Doc.Obj tally = rollout.object("tally").orElse(Doc.Obj.EMPTY);
        List<String> counts = new ArrayList<>();
        for (String standing : List.of("proven", "kept", "on-trial", "asked", "waiting", "refused",
                "rolled-back", "failed", "silent", "lost", "left-out", "withdrawn", "cutOff",
                "offline")) {
            long count = number(tally, standing);
            if (count > 0) {
                counts.add(count + " " + standing);
            }
        }
        return number(rollout, "devices") + " devices: " + String.join(", ", counts);
    }

    static String detail(Doc.Obj rollout) {
        List<String> lines = new ArrayList<>();
        lines.add(one(rollout));
        List<Doc.Obj> notes = items(rollout, "notes");
        notes.subList(Math.max(0, notes.size() - LAST_NOTES), notes.size())
                .forEach(note -> lines.add("  " + text(note, "at") + "  " + text(note, "text")));
        items(rollout, "things").forEach(thing -> lines.add("  " + text(thing, "thing") + "  "
                + text(thing, "standing") + thing.object("details").map(details -> "  "
                        + text(details, "step") + " " + text(details, "reason"))
                        .map(String::stripTrailing).orElse("")));
        return String.join("\n", lines);
    }

    static String preview(Doc.Obj preview) {
        List<String> lines = new ArrayList<>();
        lines.add(matter(preview) + " for " + text(preview, "target")
                + " reaches " + number(preview, "devices") + " devices, "
                + number(preview, "reachable") + " of them within reach now");
        strings(preview, "things").forEach(thing -> lines.add("  " + thing));
        lines.addAll(strings(preview, "changes"));
        items(preview, "problems").forEach(problem -> lines.add("would be refused: "
                + text(problem, "path") + " " + text(problem, "sentence")));
        return String.join("\n", lines);
    }

    private static List<String> strings(Doc.Obj doc, String key) {
        return doc.get(key).orElse(Doc.Null.VALUE) instanceof Doc.Arr(List<Doc> items)
                ? items.stream().filter(Doc.Text.class::isInstance).map(Doc.Text.class::cast)
                        .map(Doc.Text::value).toList()
                : List.of();
    }

    private static List<Doc.Obj> items(Doc.Obj doc, String key) {
        return doc.get(key).orElse(Doc.Null.VALUE) instanceof Doc.Arr(List<Doc> items)
                ? items.stream().filter(Doc.Obj.class::isInstance).map(Doc.Obj.class::cast)
                        .toList()
                : List.of();
    }

    private static String text(Doc.Obj doc, String key) {
        return doc.string(key).orElse("");
    }

    private static long number(Doc.Obj doc, String key) {
        return doc.number(key).map(Number::longValue).orElse(0L);
    }
}
