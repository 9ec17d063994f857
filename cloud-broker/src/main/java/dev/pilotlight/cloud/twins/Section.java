package dev.pilotlight.cloud.twins;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.MergePatch;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One half of a shadow, desired or reported: its values, and for each of them when it was last set.
 *
 * @param times the same shape as {@code values}, with {@code {"timestamp": seconds}} at the leaves;
 *        an array, which is replaced whole, has one
 */
public record Section(Doc.Obj values, Doc.Obj times) {
    public static final Section EMPTY = new Section(Doc.Obj.EMPTY, Doc.Obj.EMPTY);

    /** This section after a merge patch (RFC 7396) at that time. */
    public Section patched(Doc.Obj patch, long epochSeconds) {
        return new Section(MergePatch.apply(values, patch),
                stamped(values, times, patch, epochSeconds));
    }

    /** The times of what a patch sets; what it deletes has none. */
    public static Doc.Obj timesOf(Doc.Obj patch, long epochSeconds) {
        return stamped(Doc.Obj.EMPTY, Doc.Obj.EMPTY, patch, epochSeconds);
    }

    /** The part of the times that belongs to {@code part}, which is a subset of the values. */
    public Doc.Obj timesFor(Doc.Obj part) {
        return selected(times, part);
    }

    private static Doc.Obj stamped(Doc.Obj values, Doc.Obj times, Doc.Obj patch, long seconds) {
        SortedMap<String, Doc> result = new TreeMap<>(times.fields());
        patch.fields().forEach((key, value) -> {
            switch (value) {
                case Doc.Null _ -> result.remove(key);
                case Doc.Obj inner -> result.put(key, innerTimes(values, times, key, inner,
                        seconds));
                case Doc.Bool _,Doc.Num _,Doc.Text _,Doc.Arr _ ->
                    result.put(key, Doc.Obj.of("timestamp", Doc.num(seconds)));
            }
        });
        return new Doc.Obj(result);
    }

    private static Doc innerTimes(Doc.Obj values, Doc.Obj times, String key, Doc.Obj patch,
            long seconds) {
        boolean wasObject = values.object(key).isPresent();
        Doc.Obj oldValues = values.object(key).orElse(Doc.Obj.EMPTY);
        Doc.Obj oldTimes = wasObject ? times.object(key).orElse(Doc.Obj.EMPTY) : Doc.Obj.EMPTY;
        return stamped(oldValues, oldTimes, patch, seconds);
    }

    private static Doc.Obj selected(Doc.Obj times, Doc.Obj part) {
        SortedMap<String, Doc> result = new TreeMap<>();
        part.fields().forEach((key, value) -> {
            @Nullable
            Doc time = times.fields().get(key);
            if (value instanceof Doc.Obj inner && time instanceof Doc.Obj innerTimes) {
                result.put(key, selected(innerTimes, inner));
            } else if (time != null) {
                result.put(key, time);
            }
        });
        return new Doc.Obj(result);
    }
}
