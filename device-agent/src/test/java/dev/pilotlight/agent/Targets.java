package dev.pilotlight.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where rows for {@code pilotlight-faults targets} go. */
public final class Targets {
    private static final Path FOLDER = Path.of("target", "targets");

    private Targets() {}

    /** One row of the table, in Markdown. */
    public static void write(String name, String row) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(name + ".md"), row + "\n");
    }
}
