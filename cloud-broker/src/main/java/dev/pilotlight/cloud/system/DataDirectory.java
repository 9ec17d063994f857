package dev.pilotlight.cloud.system;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one directory that holds all the service keeps; its owner alone may read it. */
public record DataDirectory(Path root) {
    private static final String LOCKED_BY_SERVE = "serve.lock";

    /** Makes what is missing. */
    public static DataDirectory prepare(Path root) throws IOException {
        Files.createDirectories(root, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rwx------")));
        DataDirectory data = new DataDirectory(root.toAbsolutePath().normalize());
        // SQLite gives its log files the mode of the database, so this mode covers them too.
        createPrivately(data.database());
        createPrivately(data.root.resolve("setup.lock"));
        createPrivately(data.root.resolve(LOCKED_BY_SERVE));
        return data;
    }

    public Path database() {
        return root.resolve("cloud.db");
    }

    /** Copies keys and host names from another directory; the database is another matter. */
    public void take(DataDirectory from) throws IOException {
        Files.setPosixFilePermissions(database(), PosixFilePermissions.fromString("rw-------"));
        Files.createDirectory(identity(), PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rwx------")));
        try (Stream<Path> keys = Files.list(from.identity())) {
            for (Path key : keys.toList()) {
                Files.copy(key, identity().resolve(key.getFileName()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        if (Files.exists(from.hosts())) {
            Files.copy(from.hosts(), hosts(), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** The first operator's token, until somebody takes it away. */
    public Path adminToken() {
        return root.resolve("admin-token");
    }

    /** Names and addresses that serve was told. */
    public Path hosts() {
        return root.resolve("hosts");
    }

    public Path identity() {
        return root.resolve("identity");
    }

    public Path broker() {
        return root.resolve("broker");
    }

    /** Waits until no other process sets up the directory; released by closing it. */
    public AutoCloseable lockSetup() throws IOException {
        FileChannel channel = open("setup.lock");
        channel.lock();
        return channel;
    }

    /** Reserves the directory for this service; empty when another one runs on it. */
    public Optional<AutoCloseable> lockService() throws IOException {
        FileChannel channel = open(LOCKED_BY_SERVE);
        @Nullable
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(channel);
    }

    /** Files that others than their owner may read or write. */
    public List<Path> exposed() throws IOException {
        List<Path> exposed = new ArrayList<>();
        Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rwx------");
        for (Path path : List.of(root, database(), identity(), identity().resolve("password"),
                identity().resolve("authority.p12"), identity().resolve("server.p12"))) {
            if (Files.exists(path) && !owner.containsAll(Files.getPosixFilePermissions(path))) {
                exposed.add(path);
            }
        }
        return exposed;
    }

    private FileChannel open(String lock) throws IOException {
        return FileChannel.open(root.resolve(lock), StandardOpenOption.WRITE);
    }

    private static void createPrivately(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException madeEarlier) {
            return;
        }
    }
}
