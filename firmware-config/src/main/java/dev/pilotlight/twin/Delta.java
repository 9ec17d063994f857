package dev.pilotlight.twin;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the device has yet to apply: all desired attributes that differ from the reported ones, as
 * AWS IoT computes it (device shadow service, "delta"): recursively for objects, whole for arrays;
 * an attribute only in reported is never in it.
 *
 * <p>
 * Ours is aware of acknowledgements: a reported {@code {value, ac, av, ad}} stands for its value,
 * so that a property that was applied leaves the delta.
 */
public final class Delta {
    private Delta() {}

    /** Empty when there is nothing to apply. */
    public static Doc.Obj of(Doc.Obj desired, Doc.Obj reported) {
        SortedMap<String, Doc> differing = new TreeMap<>();
        desired.fields().forEach((key, wanted) -> {
            @Nullable
            Doc difference = difference(wanted, reported.fields().get(key));
            if (difference != null) {
                differing.put(key, difference);
            }
        });
        return new Doc.Obj(differing);
    }

    private static @Nullable Doc difference(Doc wanted, @Nullable Doc reported) {
        @Nullable
        Doc plain = reported instanceof Doc.Obj object && Ack.isAck(object)
                ? object.fields().get("value")
                : reported;
        if (wanted.equals(plain) || wanted.equals(reported)) {
            return null;
        }
        if (wanted instanceof Doc.Obj inner && plain instanceof Doc.Obj known) {
            Doc.Obj differing = of(inner, known);
            return differing.isEmpty() ? null : differing;
        }
        return wanted;
    }
}
