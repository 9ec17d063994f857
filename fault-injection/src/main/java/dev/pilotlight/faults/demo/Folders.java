package dev.pilotlight.faults.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that begin empty. */
final class Folders {

    private static final String OURS = "made-by-pilotlight-faults";

    private Folders() {}

    /**
     * Empties a folder that an earlier run made, or makes a new one.
     *
     * @throws IOException when it exists and holds something else
     */
    static void fresh(Path folder) throws IOException {
        Path mark = folder.resolve(OURS);
        if (Files.exists(folder) && !Files.exists(mark) && !isEmpty(folder)) {
            throw new IOException(folder + " holds files that are not a demo's; want an empty or "
                    + "absent folder");
        }
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
                for (Path path : deepestFirst) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(folder);
        Files.createFile(mark);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
