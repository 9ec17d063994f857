package dev.pilotlight.twin;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON merge patch, RFC 7396: objects merge key by key, null deletes, everything else (arrays too)
 * is replaced whole.
 */
public final class MergePatch {
    private MergePatch() {}

    /** The target after the patch (RFC 7396 section 2). */
    public static Doc.Obj apply(Doc.Obj target, Doc.Obj patch) {
        SortedMap<String, Doc> merged = new TreeMap<>(target.fields());
        patch.fields().forEach((key, value) -> {
            switch (value) {
                case Doc.Null _ -> merged.remove(key);
                case Doc.Obj inner -> merged.put(key, apply(objectOrEmpty(merged.get(key)), inner));
                case Doc.Bool _,Doc.Num _,Doc.Text _,Doc.Arr _ -> merged.put(key, value);
            }
        });
        return new Doc.Obj(merged);
    }

    /**
     * The least patch that turns {@code from} into {@code to}; {@code to} must hold no null inside
     * an object.
     */
    public static Doc.Obj diff(Doc.Obj from, Doc.Obj to) {
        SortedMap<String, Doc> patch = new TreeMap<>();
        from.fields().keySet().stream().filter(key -> to.get(key).isEmpty())
                .forEach(key -> patch.put(key, Doc.Null.VALUE));
        for (Map.Entry<String, Doc> wanted : to.fields().entrySet()) {
            Doc old = from.get(wanted.getKey()).orElse(Doc.Null.VALUE);
            if (!wanted.getValue().equals(old)) {
                patch.put(wanted.getKey(), change(old, wanted.getValue()));
            }
        }
        return new Doc.Obj(patch);
    }

    /**
     * The patch that writes every value of {@code wanted} whole: what only {@code old} has inside
     * of one of them is deleted, what it has beside them stays. A plain patch would leave, say, the
     * preset of an old hold in a new one.
     */
    public static Doc.Obj replacing(Doc.Obj old, Doc.Obj wanted) {
        SortedMap<String, Doc> patch = new TreeMap<>(wanted.fields());
        patch.replaceAll((key, value) -> value instanceof Doc.Obj after && old.get(key)
                .orElse(Doc.Null.VALUE) instanceof Doc.Obj before ? whole(before, after) : value);
        return new Doc.Obj(patch);
    }

    private static Doc.Obj whole(Doc.Obj before, Doc.Obj after) {
        SortedMap<String, Doc> patch = new TreeMap<>(replacing(before, after).fields());
        before.fields().keySet().forEach(key -> patch.putIfAbsent(key, Doc.Null.VALUE));
        return new Doc.Obj(patch);
    }

    private static Doc change(Doc old, Doc wanted) {
        return old instanceof Doc.Obj before && wanted instanceof Doc.Obj after
                ? diff(before, after)
                : wanted;
    }

    private static Doc.Obj objectOrEmpty(@Nullable Doc doc) {
        return doc instanceof Doc.Obj object ? object : Doc.Obj.EMPTY;
    }
}
