package dev.pilotlight.faults.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/** The first operator's token of a cloud that was just started: it is in a file, not in its log. */
public final class AdminToken {
    private static final Pattern LINE = Pattern.compile("admin token in (.+)");

    private AdminToken() {}

    /** What the file says that the cloud names within that time. */
    public static String of(Child cloud, Duration limit) throws IOException {
        return Files.readString(Path.of(cloud.awaitLine(LINE, limit).group(1))).strip();
    }
}
