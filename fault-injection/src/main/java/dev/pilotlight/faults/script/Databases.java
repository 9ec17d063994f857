package dev.pilotlight.faults.script;

import dev.pilotlight.faults.ledger.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the two SQLite files itself. Always from a copy, and only while no process has the file
 * open: so nothing is disturbed, and what is read is what a power cut would have left.
 */
public final class Databases {

    private final Path scratch;
    private int copies;

    /**
     * Nothing is read yet.
     *
     * @param scratch where copies go
     */
    public Databases(Path scratch) {
        this.scratch = scratch;
    }

    /** All rows of the agent's history. */
    public List<Row> history(Path database) throws IOException {
        return rows(database, "SELECT boot, seq, ts, body FROM history");
    }

    /** Rows of the agent's history that the cloud has not acknowledged. */
    public Set<Row.Key> outbox(Path database) throws IOException {
        return rows(database,
                "SELECT boot, seq, ts, '' FROM outbox WHERE lower(stream) = 'telemetry'")
                .stream().map(Row::key).collect(Collectors.toSet());
    }

    /** All rows of one device in the cloud. */
    public List<Row> telemetry(Path database, String thing) throws IOException {
        return rows(database,
                "SELECT boot, seq, ts, body FROM telemetry WHERE device = '" + thing + "'");
    }

    /** Events of the agent that the cloud has not acknowledged. */
    public Set<Row.Key> unsaid(Path database) throws IOException {
        return rows(database,
                "SELECT boot, seq, ts, '' FROM outbox WHERE lower(stream) = 'event'")
                .stream().map(Row::key).collect(Collectors.toSet());
    }

    /** All events of the agent. */
    public List<Row> happenings(Path database) throws IOException {
        return rows(database, "SELECT boot.name, seq, ts, '' FROM record JOIN boot ON boot.id ="
                + " record.boot WHERE stream = 1");
    }

    /** All events of one device in the cloud. */
    public List<Row> events(Path database, String thing) throws IOException {
        return rows(database, "SELECT boot, seq, ts, '' FROM event WHERE device = '" + thing
                + "'");
    }

    private List<Row> rows(Path database, String query) throws IOException {
        Path copy = copy(database);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<Row> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(new Row(result.getString(1), result.getLong(2), result.getLong(3),
                        result.getString(4)));
            }
            return rows;
        } catch (SQLException e) {
            throw new IOException(database + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Path copy(Path database) throws IOException {
        Path folder = Files.createDirectories(scratch.resolve("copy-" + copies++));
        for (String suffix : List.of("", "-wal")) {
            Path from = database.resolveSibling(database.getFileName() + suffix);
            if (Files.exists(from)) {
                Files.copy(from, folder.resolve("copy.db" + suffix),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return folder.resolve("copy.db");
    }
}
