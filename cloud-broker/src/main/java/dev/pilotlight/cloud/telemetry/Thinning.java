package dev.pilotlight.cloud.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** Fewer points for a chart that still show every peak. */
public final class Thinning {
    /** Points kept of each bucket: its first, its last, its lowest and its highest. */
    private static final int KEPT = 4;

    private Thinning() {}

    /** At most {@code max} of the items in their order; all of them when they are few enough. */
    public static <T> List<T> thin(List<T> items, int max, ToDoubleFunction<T> height) {
        if (items.size() <= max) {
            return List.copyOf(items);
        }
        int buckets = Math.max(1, max / KEPT);
        List<T> kept = new ArrayList<>();
        for (int bucket = 0; bucket < buckets; bucket++) {
            int from = (int) ((long) items.size() * bucket / buckets);
            int to = (int) ((long) items.size() * (bucket + 1) / buckets);
            addExtremes(items, from, to, height, kept);
        }
        return kept.size() <= max ? kept : kept.subList(0, max);
    }

    private static <T> void addExtremes(List<T> items, int from, int to, ToDoubleFunction<T> height,
            List<T> kept) {
        int low = from;
        int high = from;
        for (int i = from; i < to; i++) {
            low = height.applyAsDouble(items.get(i)) < height.applyAsDouble(items.get(low))
                    ? i
                    : low;
            high = height.applyAsDouble(items.get(i)) > height.applyAsDouble(items.get(high))
                    ? i
                    : high;
        }
        TreeSet<Integer> chosen = new TreeSet<>();
        chosen.add(from);
        chosen.add(to - 1);
        chosen.add(low);
        chosen.add(high);
        chosen.forEach(i -> kept.add(items.get(i)));
    }
}
