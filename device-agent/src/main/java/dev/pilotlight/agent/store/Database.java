package dev.pilotlight.agent.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteJDBCLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database file. A file that is no database, or a damaged one, is set aside under another name
 * and a new one is made: a thermostat without its history is better than none.
 */
final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final List<String> PARTS = List.of("", "-wal", "-shm");
    /** Larger files are not read through at the start: the tick comes first. */
    private static final long CHECKED_BYTES = 16L << 20;

    private final Path file;
    /** Grows when a damaged file is set aside; connections of an older one show the past. */
    private final AtomicInteger generation = new AtomicInteger();
    private volatile boolean damaged;

    Database(Path file) {
        this.file = file;
    }

    /**
     * A connection to a sound file.
     *
     * @param setAside where a damaged file went, if there was one
     */
    record Opened(Connection connection, Optional<Path> setAside) {}

    static void warmUp() {
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception saidWhenOpened) {
            // Opening will fail for the same reason, and say so.
        }
    }

    /** The file that is open now is damaged, as a statement on it found out. */
    void markDamaged() {
        damaged = true;
    }

    int generation() {
        return generation.get();
    }

    Opened open() throws SQLException, IOException {
        keepPrivate();
        if (damaged) {
            Path aside = setAside();
            return new Opened(openSound(), Optional.of(aside));
        }
        try {
            return new Opened(openSound(), Optional.empty());
        } catch (SQLException broken) {
            if (!isDamage(broken)) {
                throw broken;
            }
            Path aside = setAside();
            return new Opened(openSound(), Optional.of(aside));
        }
    }

    /** When somebody is at home can be read off the room: it is the household's own business. */
    private void keepPrivate() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent(), PosixFilePermissions
                .asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Set<PosixFilePermission> own = PosixFilePermissions.fromString("rw-------");
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(own));
        } else if (!Files.getPosixFilePermissions(file).equals(own)) {
            tighten(own);
        }
    }

    private void tighten(Set<PosixFilePermission> own) {
        try {
            Files.setPosixFilePermissions(file, own);
        } catch (IOException | UnsupportedOperationException notOurs) {
            LOG.warn("{} may be read by others: {}", file, notOurs.getMessage());
        }
    }

    /** A further connection, for reading. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(file));
    }

    /**
     * The file as SQLite's "unix-excl" opens it (sqlite.org/vfs.html): for this process alone, with
     * the index of its log in memory. Kept in a file beside it, that index is half of what a commit
     * writes to the card.
     */
    static String url(Path file) {
        return "jdbc:sqlite:" + file.toAbsolutePath().toUri() + "?vfs=unix-excl";
    }

    private Connection openSound() throws SQLException {
        Connection connection = connect();
        try {
            if (isSmall() && !Schema.isSound(connection)) {
                throw new SQLiteException("quick_check failed", SQLiteErrorCode.SQLITE_CORRUPT);
            }
            Schema.prepare(connection);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException broken) {
            connection.close();
            throw broken;
        }
    }

    private boolean isSmall() {
        try {
            return Files.size(file) <= CHECKED_BYTES;
        } catch (IOException unknown) {
            return true;
        }
    }

    static boolean isDamage(SQLException broken) {
        return broken instanceof SQLiteException known && switch (known.getResultCode()) {
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_CORRUPT_VTAB, SQLITE_CORRUPT_INDEX,
                    SQLITE_CORRUPT_SEQUENCE ->
                true;
            default -> false;
        };
    }

    private Path setAside() throws IOException {
        Path aside = freeName();
        for (String part : PARTS) {
            Path from = file.resolveSibling(file.getFileName() + part);
            if (Files.exists(from)) {
                Files.move(from, aside.resolveSibling(aside.getFileName() + part),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        damaged = false;
        generation.incrementAndGet();
        return aside;
    }

    private Path freeName() {
        int number = 1;
        while (Files.exists(file.resolveSibling(file.getFileName() + ".damaged-" + number))) {
            number++;
        }
        return file.resolveSibling(file.getFileName() + ".damaged-" + number);
    }
}
