package dev.pilotlight.twin;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The stamped properties of a shadow's section: plain values beside one {@code meta} object with a
 * stamp a property.
 */
public final class Edits {
    /** The key that holds the stamps; no property may be called so. */
    public static final String META = "meta";

    /**
     * A property that a foreign client wrote without a stamp counts as an edit that knew nothing.
     */
    private static final Stamp UNSTAMPED = new Stamp(VersionVector.ZERO, Hlc.ZERO, "unknown",
            false);

    private Edits() {}

    /**
     * Every property of the section with its stamp. An unstamped one knew of nothing and has no
     * trusted clock.
     */
    public static SortedMap<String, Edit> read(Doc.Obj section) {
        Doc.Obj meta = section.object(META).orElse(Doc.Obj.EMPTY);
        SortedMap<String, Edit> edits = new TreeMap<>();
        section.without(META).fields().forEach((key, value) -> edits.put(key,
                new Edit(value, meta.object(key).flatMap(Stamp::of).orElse(UNSTAMPED))));
        return edits;
    }

    /** Whether nobody said who made that edit, when and knowing what. */
    public static boolean isUnstamped(Edit edit) {
        return edit.stamp().equals(UNSTAMPED);
    }

    /** The section that {@link #read} reads: values, and {@code meta} when there is any. */
    public static Doc.Obj write(Map<String, Edit> edits) {
        if (edits.isEmpty()) {
            return Doc.Obj.EMPTY;
        }
        Doc.Obj values = Doc.Obj.EMPTY;
        Doc.Obj meta = Doc.Obj.EMPTY;
        for (Map.Entry<String, Edit> edit : edits.entrySet()) {
            values = values.with(edit.getKey(), edit.getValue().value());
            meta = meta.with(edit.getKey(), edit.getValue().stamp().toDoc());
        }
        return values.with(META, meta);
    }
}
