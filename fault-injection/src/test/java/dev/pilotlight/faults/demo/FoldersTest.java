package dev.pilotlight.faults.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    @TempDir
    private Path directory;

    @Test
    void aSecondDemoDoesNotEmptyTheFolderOfARunningOne() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("demo"));
        Files.writeString(folder.resolve("cloud.db"), "in use");
        try (FileChannel running = FileChannel.open(directory.resolve("demo.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); FileLock held = running.lock()) {
            assertThat(held.isValid()).isTrue();
            assertThatThrownBy(() -> Folders.fresh(folder))
                    .hasMessageContaining("a demo is running in");
        }
        assertThat(folder.resolve("cloud.db")).hasContent("in use");
    }

    @Test
    void aFolderWithOtherFilesIsLeftAlone() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("photos"));
        Files.writeString(folder.resolve("holiday.jpg"), "x");
        assertThatThrownBy(() -> Folders.fresh(folder)).hasMessageContaining("not a demo's");
        assertThat(folder.resolve("holiday.jpg")).exists();
    }

    @Test
    void whatAnEarlierDemoLeftIsRemoved() throws IOException {
        Path folder = directory.resolve("demo");
        Folders.fresh(folder);
        Files.writeString(folder.resolve("old.log"), "x");
        Folders.fresh(folder);
        assertThat(folder.resolve("old.log")).doesNotExist();
    }
}
