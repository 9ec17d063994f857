package dev.pilotlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTargetTest {
    @Test
    void thePinIsNotPrintedIntoTheJournalAndIsPrintedToAPerson(@TempDir Path folder)
            throws Exception {
        Path output = Files.writeString(folder.resolve("output"), "");
        String stream = Files.getAttribute(output, "unix:dev") + ":" + Files.getAttribute(output,
                "unix:ino");
        assertThat(LogTarget.isJournal(Map.of("JOURNAL_STREAM", stream), output)).isTrue();
        assertThat(LogTarget.isJournal(Map.of("JOURNAL_STREAM", "8:1"), output)).as(
                "a service's child with an output of its own").isFalse();
        assertThat(LogTarget.isJournal(Map.of(), output)).isFalse();
    }
}
