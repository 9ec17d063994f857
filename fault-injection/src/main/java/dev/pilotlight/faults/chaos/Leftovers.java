package dev.pilotlight.faults.chaos;

import dev.pilotlight.faults.demo.Waiting;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What dead connections left behind in an agent's process, as Linux tells it: threads by name, and
 * sockets towards its link.
 */
final class Leftovers {
    /** One client's executor, while it is connected. */
    private static final int THREADS_OF_ONE_CLIENT = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Leftovers() {}

    /** A sentence for each kind that is too many; the last client may take a moment to end. */
    static List<String> of(Home home) throws IOException {
        List<String> left = new ArrayList<>();
        if (!Files.isDirectory(Path.of("/proc/self/task"))) {
            return left;
        }
        if (!Waiting.until(PATIENCE, () -> threads(home.pid()) <= THREADS_OF_ONE_CLIENT)) {
            left.add("%s: %d threads of MQTT clients, want at most %d".formatted(home.thing(),
                    threads(home.pid()), THREADS_OF_ONE_CLIENT));
        }
        if (!Waiting.until(PATIENCE, () -> sockets(home) <= 1)) {
            left.add("%s: %d sockets to its broker, want 1".formatted(home.thing(), sockets(
                    home)));
        }
        return left;
    }

    private static int threads(long pid) throws IOException {
        int count = 0;
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/" + pid
                + "/task"))) {
            for (Path task : tasks) {
                String name = name(task).toLowerCase(Locale.ROOT);
                count += name.startsWith("mqtt") || name.startsWith("dns") ? 1 : 0;
            }
        }
        return count;
    }

    private static String name(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip();
        } catch (IOException endedMeanwhile) {
            return "";
        }
    }

    /** Sockets of any state, but for those that only the kernel still knows. */
    private static int sockets(Home home) throws IOException {
        String port = "%04X".formatted(home.link().port());
        List<String> inodes = inodes(home.pid());
        int count = 0;
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/" + home.pid() + "/net/"
                    + table))) {
                String[] fields = line.strip().split("\\s+", -1);
                boolean towards = fields.length > 9 && fields[2].endsWith(":" + port);
                count += towards && inodes.contains(fields[9]) ? 1 : 0;
            }
        }
        return count;
    }

    private static List<String> inodes(long pid) throws IOException {
        List<String> inodes = new ArrayList<>();
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/" + pid
                + "/fd"))) {
            for (Path descriptor : open) {
                String target = target(descriptor);
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring(8, target.length() - 1));
                }
            }
        }
        return inodes;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
