package dev.pilotlight.faults.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Folders that begin empty. */
public final class Folders {

    private static final String OURS = "made-by-pilotlight-faults";

    private static final Map<Path, FileChannel> CLAIMED = new ConcurrentHashMap<>();

    private Folders() {}

    /**
     * Empties a folder that an earlier run made, or makes a new one.
     *
     * @throws IOException when it exists and holds something else
     */
    public static void fresh(Path folder) throws IOException {
        claim(folder);
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

    /**
     * Holds the folder until this process ends, so that a second demo does not empty the first
     * one's.
     */
    private static void claim(Path folder) throws IOException {
        Path place = folder.toAbsolutePath().normalize();
        Files.createDirectories(place.getParent());
        Path lock = place.resolveSibling(place.getFileName() + ".lock");
        if (CLAIMED.containsKey(lock)) {
            return;
        }
        FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (!isOurs(channel)) {
            channel.close();
            throw new IOException("a demo is running in " + folder
                    + "; end it first, or give another folder with --data");
        }
        CLAIMED.put(lock, channel);
    }

    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
