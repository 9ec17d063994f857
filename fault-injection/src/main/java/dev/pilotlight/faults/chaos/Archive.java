package dev.pilotlight.faults.chaos;

import java.nio.file.Path;
import java.util.List;

/**
 * A file of loaded classes: written by the first Java that ends politely, used by every later one,
 * which starts in half the time.
 */
record Archive(Path file) {
    List<String> flags() {
        return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + file,
                "-Xlog:disable", "-Xlog:all=error:stderr");
    }
}
