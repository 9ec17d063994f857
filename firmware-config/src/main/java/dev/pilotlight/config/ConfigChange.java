package dev.pilotlight.config;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Codec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One difference of two configurations, as people are told it on the page, in the audit and on the
 * command line. What a file leaves to its default is told as that.
 *
 * @param path the setting, such as {@code limits.ceiling}
 * @param before what the first says of it; empty when it says nothing
 * @param after what the second says of it; empty when it says nothing
 */
public record ConfigChange(String path, Optional<Doc> before, Optional<Doc> after) {
    private static final int LONGEST = 160;

    /**
     * Every difference, in the order of the paths; none when both say the same. Both are looked at
     * in the newest schema: an older way to say it is no difference.
     */
    public static List<ConfigChange> between(Doc.Obj before, Doc.Obj after) {
        List<ConfigChange> changes = new ArrayList<>();
        compare(ConfigReader.newest(before), ConfigReader.newest(after), "", changes);
        return changes;
    }

    /** What happens to the setting, such as {@code "limits.ceiling: 30 becomes 28"}. */
    public String sentence() {
        String now = after.map(ConfigChange::shown).orElse("");
        return path + ": " + before.map(old -> after.isPresent()
                ? shown(old) + " becomes " + now
                : shown(old) + " goes, its default holds")
                .orElse("is now " + now + ", was not set");
    }

    private static void compare(Doc.Obj before, Doc.Obj after, String path,
            List<ConfigChange> changes) {
        SortedSet<String> keys = new TreeSet<>(before.fields().keySet());
        keys.addAll(after.fields().keySet());
        for (String key : keys) {
            compare(before.get(key), after.get(key), path.isEmpty() ? key : path + "." + key,
                    changes);
        }
    }

    private static void compare(Optional<Doc> before, Optional<Doc> after, String path,
            List<ConfigChange> changes) {
        if (before.orElse(null) instanceof Doc.Obj old
                && after.orElse(null) instanceof Doc.Obj now) {
            compare(old, now, path, changes);
        } else if (!before.equals(after)) {
            changes.add(new ConfigChange(path, before, after));
        }
    }

    private static String shown(Doc doc) {
        String text = Codec.text(doc);
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
