package dev.pilotlight.agent;

import dev.pilotlight.twin.Doc;
import java.util.ArrayList;
import java.util.List;

/** How configurations stand, in words. */
final class ConfigWords {
    private ConfigWords() {}

    static String of(Doc.Obj view) {
        List<String> lines = new ArrayList<>();
        lines.add("proven: " + version(view, "proven"));
        if (view.object("previous").isPresent()) {
            lines.add("before: " + version(view, "previous"));
        }
        switch (view.string("phase").orElse("")) {
            case "staged" -> lines.add("offered: " + version(view, "offered") + waiting(view));
            case "on-trial" -> lines.add("on trial: " + version(view, "offered") + ", well for "
                    + number(view, "healthySeconds") / 60 + " of "
                    + number(view, "soakSeconds") / 60 + " min");
            default -> {
                // Nothing is on its way.
            }
        }
        if (view.get("changes").orElse(Doc.Null.VALUE) instanceof Doc.Arr(List<Doc> changes)) {
            changes.forEach(change -> lines.add("  " + (change instanceof Doc.Text(String text)
                    ? text
                    : "")));
        }
        StatusCommand.items(view, "told").forEach(told -> lines.add("version "
                + number(told, "version") + ": " + told.string("outcome").orElse("")
                + told.string("why").filter(why -> !why.isEmpty()).map(why -> ", " + why)
                        .orElse("")));
        return String.join("\n", lines);
    }

    private static String waiting(Doc.Obj view) {
        long putOff = number(view, "putOffSeconds");
        return putOff > 0
                ? ", put off for " + putOff / 60 + " min"
                : ", begins when the thermostat is well";
    }

    private static String version(Doc.Obj view, String key) {
        long version = view.object(key).map(bundle -> number(bundle, "version")).orElse(0L);
        return version == 0 ? "the installer's file" : "version " + version;
    }

    private static long number(Doc.Obj doc, String key) {
        return doc.number(key).map(Number::longValue).orElse(0L);
    }
}
