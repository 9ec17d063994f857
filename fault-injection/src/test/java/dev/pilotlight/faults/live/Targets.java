package dev.pilotlight.faults.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where rows for {@code pilotlight-faults targets} go. */
final class Targets {
    private static final Path FOLDER = RealWorld.TARGET.resolve("targets");

    private Targets() {}

    static void write(String name, String row) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(name + ".md"), row + "\n");
    }
}
