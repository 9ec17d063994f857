package dev.pilotlight.cloud.telemetry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Fewer points for a chart that still show the truth: the newest, then the highest and the lowest
 * of each measure, then the oldest stay in any case, in that order while there is room. What room
 * is left shows the course: even stretches, each with its first, its last and the extremes of each
 * measure. A point that lacks a measure says nothing of it.
 */
public final class Thinning {
    private Thinning() {}

    /**
     * At most {@code max} of the items in their order; all of them when they are few enough.
     *
     * @param measures of an item by name; those that come first in {@code important} go first
     */
    public static <T> List<T> thin(List<T> items, int max, List<String> important,
            Function<T, Map<String, Double>> measures) {
        if (items.size() <= max) {
            return List.copyOf(items);
        }
        List<Map<String, Double>> values = items.stream().map(measures).toList();
        List<String> names = names(values, important);
        NavigableSet<Integer> kept = new TreeSet<>(
                always(values, names).stream().limit(max).toList());
        addCourse(values, names, max - kept.size(), kept);
        return kept.stream().map(items::get).toList();
    }

    /** Measures that occur, the important ones first, the others by name. */
    private static List<String> names(List<Map<String, Double>> values, List<String> important) {
        NavigableSet<String> seen = new TreeSet<>();
        values.forEach(value -> seen.addAll(value.keySet()));
        List<String> names = new ArrayList<>(important.stream().filter(seen::remove).toList());
        names.addAll(seen);
        return names;
    }

    private static Collection<Integer> always(List<Map<String, Double>> values,
            List<String> names) {
        Collection<Integer> chosen = new LinkedHashSet<>(List.of(values.size() - 1));
        for (String name : names) {
            Extremes extremes = Extremes.of(values, name, 0, values.size());
            extremes.addTo(chosen);
        }
        chosen.add(0);
        return chosen;
    }

    private static void addCourse(List<Map<String, Double>> values, List<String> names, int room,
            NavigableSet<Integer> kept) {
        int each = 2 + 2 * names.size();
        int stretches = room / each;
        for (int i = 0; i < stretches; i++) {
            int from = (int) ((long) values.size() * i / stretches);
            int to = (int) ((long) values.size() * (i + 1) / stretches);
            kept.add(from);
            kept.add(to - 1);
            names.forEach(name -> Extremes.of(values, name, from, to).addTo(kept));
        }
    }

    /** Where a measure is highest and lowest; below 0 where it does not occur. */
    private record Extremes(int highest, int lowest) {
        static Extremes of(List<Map<String, Double>> values, String name, int from, int to) {
            int highest = -1;
            int lowest = -1;
            double most = Double.NEGATIVE_INFINITY;
            double least = Double.POSITIVE_INFINITY;
            for (int i = from; i < to; i++) {
                Double value = values.get(i).get(name);
                if (value == null) {
                    continue;
                }
                highest = value > most ? i : highest;
                lowest = value < least ? i : lowest;
                most = Math.max(most, value);
                least = Math.min(least, value);
            }
            return new Extremes(highest, lowest);
        }

        void addTo(Collection<Integer> chosen) {
            if (highest >= 0) {
                chosen.add(highest);
                chosen.add(lowest);
            }
        }
    }
}
