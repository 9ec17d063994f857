package dev.pilotlight.cloud.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pilotlight.units.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacedTimeTest {
    private static final Instant SHOWN = Instant.parse("2017-02-28T17:37:00Z");

    @TempDir
    Path directory;

    private Path write(Pace pace) throws IOException {
        Path fresh = Files.writeString(directory.resolve("clock.new"), pace.line());
        return Files.move(fresh, directory.resolve("clock"), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void theWallClockFollowsTheFileAndUptimeStaysReal() throws Exception {
        Path file = write(new Pace(Instant.now(), SHOWN, 1000));
        try (PacedTime time = PacedTime.following(file)) {
            Instant before = time.wall();
            Duration started = time.uptime();
            while (time.wall().isBefore(before.plusSeconds(60))) {
                Thread.onSpinWait();
            }
            assertThat(before).isBetween(SHOWN, SHOWN.plus(Duration.ofDays(1)));
            assertThat(time.uptime().minus(started)).isLessThan(Duration.ofSeconds(60));

            write(new Pace(Instant.now(), SHOWN.plus(Duration.ofDays(365)), 1));
            while (time.wall().isBefore(SHOWN.plus(Duration.ofDays(365)))) {
                Thread.onSpinWait();
            }
            Files.writeString(file, "garbage");
            Thread.sleep(250);
            assertThat(time.wall()).isAfter(SHOWN.plus(Duration.ofDays(365)));
        }
    }

    @Test
    void aFileThatIsNoPaceIsRefusedAtTheStart() throws Exception {
        Path file = Files.writeString(directory.resolve("clock"), "noon");
        assertThatThrownBy(() -> PacedTime.following(file)).hasMessageContaining("is not a pace");
    }
}
