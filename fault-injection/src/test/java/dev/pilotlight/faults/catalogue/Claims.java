package dev.pilotlight.faults.catalogue;

import dev.pilotlight.faults.sim.scenario.Tale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tests of all modules that carry {@code @Tag("S01")} or the like, by that number (read from
 * the sources, since no module sees the tests of another), and the simulation's stories.
 */
record Claims(SortedMap<String, SortedSet<String>> tests) {
    private static final List<String> MODULES = List.of("firmware-config", "device-agent",
            "cloud-broker", "fault-injection");
    private static final Pattern METHOD = Pattern.compile(
            "((?:\\s*@\\w+(?:\\([^)]*\\))?)+)\\s+(?:static )?void (\\w+)\\(");
    private static final Pattern NUMBER = Pattern.compile("@Tag\\(\"([SF]\\d\\d)\"\\)");

    /** Of the modules in that folder. */
    static Claims read(Path project) throws IOException {
        SortedMap<String, SortedSet<String>> tests = new TreeMap<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(project.resolve(module).resolve(
                    "src/test/java"))) {
                for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    read(file, tests);
                }
            }
        }
        return new Claims(tests);
    }

    private static void read(Path file, SortedMap<String, SortedSet<String>> tests)
            throws IOException {
        String name = file.getFileName().toString().replace(".java", "");
        Matcher method = METHOD.matcher(Files.readString(file));
        while (method.find()) {
            Matcher number = NUMBER.matcher(method.group(1));
            while (number.find()) {
                tests.computeIfAbsent(number.group(1), _ -> new TreeSet<>()).add(name + "."
                        + method.group(2));
            }
        }
    }

    /** With the simulation's stories, as {@code run NAME} plays them. */
    Claims with(List<Tale> tales) {
        SortedMap<String, SortedSet<String>> all = new TreeMap<>();
        tests.forEach((number, names) -> all.put(number, new TreeSet<>(names)));
        for (Tale tale : tales) {
            tale.numbers().forEach(number -> all.computeIfAbsent(number, _ -> new TreeSet<>()).add(
                    "run " + tale.name()));
        }
        return new Claims(all);
    }

    /** The tests of that number; none when nobody claims it. */
    SortedSet<String> of(Fault fault) {
        return tests.getOrDefault(fault.number(), new TreeSet<>());
    }
}
