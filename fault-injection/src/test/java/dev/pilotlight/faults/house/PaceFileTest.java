package dev.pilotlight.faults.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.units.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaceFileTest {

    private static final Instant MORNING = Instant.parse("2017-02-28T12:00:00Z");

    @TempDir
    private Path folder;

    private Instant real = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void otherProcessesReadTheSameTimeAsTheHouse() throws IOException {
        PaceFile pace = new PaceFile(folder.resolve("pace"), () -> real, MORNING, 60);
        real = real.plusSeconds(10);
        assertThat(pace.now()).isEqualTo(MORNING.plusSeconds(600));
        assertThat(readByAnother().at(real)).isEqualTo(pace.now());
    }

    @Test
    void turningTheSpeedNeitherJumpsNorLeavesHalfALine() throws IOException {
        PaceFile pace = new PaceFile(folder.resolve("pace"), () -> real, MORNING, 60);
        real = real.plusSeconds(10);
        Instant before = pace.now();
        pace.turn(240);
        assertThat(pace.now()).isEqualTo(before);
        real = real.plusSeconds(1);
        assertThat(pace.now()).isEqualTo(before.plusSeconds(240));
        assertThat(readByAnother().at(real)).isEqualTo(pace.now());
        assertThat(folder).isDirectoryNotContaining("glob:**.next");
    }

    @Test
    void whoIsMisledSeesAnotherTimeAndNobodyElseDoes() throws IOException {
        PaceFile pace = new PaceFile(folder.resolve("pace"), () -> real, MORNING, 60);
        Path device = pace.beside("device");
        pace.mislead(device, Duration.ofDays(-1));
        pace.turn(120);
        real = real.plusSeconds(1);
        assertThat(pace.now()).isEqualTo(MORNING.plusSeconds(120));
        assertThat(readByAnother().at(real)).isEqualTo(pace.now());
        assertThat(read(device).at(real)).isEqualTo(pace.now().minus(Duration.ofDays(1)));
        pace.mislead(device, Duration.ZERO);
        assertThat(read(device).at(real)).isEqualTo(pace.now());
    }

    private Pace readByAnother() throws IOException {
        return read(folder.resolve("pace"));
    }

    private static Pace read(Path file) throws IOException {
        return Pace.parse(Files.readString(file)).toOptional().orElseThrow();
    }
}
