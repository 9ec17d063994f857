package dev.pilotlight.agent.gpio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpioChipTest {
    /** Raspberry Pi OS keeps the header's old name on a Pi 5 as a link. */
    @Test
    void aHeaderBehindALinkIsListedOnce(@TempDir Path dev) throws Exception {
        Path chip = Files.writeString(dev.resolve("gpiochip0"), "");
        Path link = Files.createSymbolicLink(dev.resolve("gpiochip4"), chip);
        assertThat(GpioChip.once(List.of(chip, link))).containsExactly(chip.toRealPath());
    }
}
