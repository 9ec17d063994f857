package dev.pilotlight.faults.defence;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every defence that is taken away, and the test that fails without it. */
public final class Removals {
    private Removals() {}

    static List<Removal> all() {
        return Stream.of(LinkRemovals.all(), DeviceRemovals.all(), CloudRemovals.all(),
                SharedRemovals.all()).flatMap(
                        List::stream)
                .toList();
    }

    /** The names of the removals that show each fault, by its number. */
    public static SortedMap<String, SortedSet<String>> byNumber() {
        SortedMap<String, SortedSet<String>> found = new TreeMap<>();
        for (Removal removal : all()) {
            removal.numbers().forEach(number -> found.computeIfAbsent(number,
                    _ -> new TreeSet<>()).add(removal.name()));
        }
        return found;
    }

    /** The tests that fail without a defence against each fault, by its number. */
    public static SortedMap<String, SortedSet<String>> testsByNumber() {
        SortedMap<String, SortedSet<String>> found = new TreeMap<>();
        for (Removal removal : all()) {
            removal.numbers().forEach(number -> found.computeIfAbsent(number,
                    _ -> new TreeSet<>()).add(removal.test().shortName()));
        }
        return found;
    }
}
