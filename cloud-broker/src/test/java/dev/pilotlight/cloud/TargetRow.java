package dev.pilotlight.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the long forms of the tests reached, a Markdown row each, for {@code -P deep}. */
public final class TargetRow {
    /** Whether the long forms are asked for. */
    public static final boolean DEEP = Boolean.getBoolean("pilotlight.deep");

    private TargetRow() {}

    /**
     * Writes one row when the long forms run.
     *
     * @param file sorts it among the others, such as {@code 40-returning-fleet}
     */
    public static void write(String file, String target, String wanted, String reached)
            throws IOException {
        if (DEEP) {
            Path rows = Files.createDirectories(Path.of("target", "targets"));
            Files.writeString(rows.resolve(file + ".md"),
                    "| %s | %s | %s |%n".formatted(target, wanted, reached));
        }
    }
}
