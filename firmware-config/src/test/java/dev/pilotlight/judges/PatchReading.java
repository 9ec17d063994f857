package dev.pilotlight.judges;

import dev.pilotlight.twin.Doc;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The pseudo code of RFC 7396, section 2, line by line; and AWS's delta, leaf by leaf. */
final class PatchReading {
    private PatchReading() {}

    static Doc mergePatch(@Nullable Doc target, Doc patch) {
        if (!(patch instanceof Doc.Obj changes)) {
            return patch;
        }
        Map<String, Doc> result = new TreeMap<>();
        if (target instanceof Doc.Obj object) {
            result.putAll(object.fields());
        }
        for (Map.Entry<String, Doc> change : changes.fields().entrySet()) {
            if (change.getValue() instanceof Doc.Null) {
                result.remove(change.getKey());
            } else {
                result.put(change.getKey(), mergePatch(result.get(change.getKey()), change
                        .getValue()));
            }
        }
        return new Doc.Obj(new TreeMap<>(result));
    }

    /** Every leaf of what is wanted that is not reported so; an acknowledgement is its value. */
    static Doc.Obj delta(Doc.Obj desired, Doc.Obj reported) {
        TreeMap<String, Doc> missing = new TreeMap<>();
        for (Map.Entry<String, Doc> wanted : desired.fields().entrySet()) {
            Doc raw = reported.fields().get(wanted.getKey());
            Doc known = wanted.getValue().equals(raw) ? raw : plain(raw);
            if (wanted.getValue() instanceof Doc.Obj inner && known instanceof Doc.Obj had
                    && !inner.equals(had)) {
                Doc.Obj deeper = delta(inner, had);
                if (!deeper.fields().isEmpty()) {
                    missing.put(wanted.getKey(), deeper);
                }
            } else if (!wanted.getValue().equals(known)) {
                missing.put(wanted.getKey(), wanted.getValue());
            }
        }
        return new Doc.Obj(missing);
    }

    private static @Nullable Doc plain(@Nullable Doc reported) {
        return reported instanceof Doc.Obj object && object.fields().containsKey("value")
                && object.fields().get("ac") instanceof Doc.Num
                        ? object.fields().get("value")
                        : reported;
    }
}
