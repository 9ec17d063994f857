package dev.pilotlight.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When somebody is at home can be read off the room's temperature. */
class PrivateFilesTest {
    @TempDir
    Path directory;

    private static String mode(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void nobodyElseReadsTheJournal() throws Exception {
        Path file = directory.resolve("data/pilotlight.db");
        new Database(file).open().connection().close();
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(mode(directory.resolve("data"))).isEqualTo("rwx------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        new Database(file).open().connection().close();
        assertThat(mode(file)).as("one of an older version").isEqualTo("rw-------");
    }
}
