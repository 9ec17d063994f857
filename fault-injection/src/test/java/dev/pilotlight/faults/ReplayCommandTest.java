package dev.pilotlight.faults;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReplayCommandTest {
    @TempDir
    private Path folder;

    private static void refused(String why, String... arguments) {
        ReplayCommand command = CommandLine.populateCommand(new ReplayCommand(), arguments);
        assertThatThrownBy(command::call).hasMessageContaining(why);
    }

    @Test
    void anOutageThatNobodyKnowsIsRefusedWithThoseThatAreKnown() {
        refused("is \"s3-2018\", want nest-2016, s3-2017, netatmo-2018", "s3-2018");
    }

    @Test
    void aPageThatCannotBeWrittenIsRefusedBeforeTheWork() {
        refused("want a file in a folder that exists", "s3-2017", "--out", folder.resolve("no")
                .resolve("page.html").toString());
        refused("want a file in a folder that exists", "s3-2017", "--out", folder.toString());
    }

    @Test
    void aStreetWithoutHousesIsRefused() {
        refused("houses is 0, want 1 to 24", "s3-2017", "--houses", "0", "--out", folder.resolve(
                "page.html").toString());
    }
}
