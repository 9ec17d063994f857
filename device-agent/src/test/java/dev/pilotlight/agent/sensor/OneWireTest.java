package dev.pilotlight.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneWireTest {
    private static final String GOOD = "58 01 4b 46 7f ff 0c 10 c2 : crc=c2 YES\n";

    @TempDir
    Path devices;

    private void plug(String id) throws IOException {
        Files.createDirectory(devices.resolve(id));
        Files.writeString(devices.resolve(id).resolve("w1_slave"), GOOD);
    }

    @Test
    void theOnlyOneNeedsNoName() throws IOException {
        plug("28-0000c0ffee01");
        plug("w1_bus_master1");
        assertThat(new OneWire(devices, Optional.empty()).read().temperature().milliC()).isEqualTo(
                21_500);
    }

    @Test
    void oneOfSeveralHasToBeNamed() throws IOException {
        plug("28-0000c0ffee01");
        plug("28-0000c0ffee02");
        assertThatThrownBy(() -> new OneWire(devices, Optional.empty()).read()).hasMessage(
                "could be any of 28-0000c0ffee01, 28-0000c0ffee02, want one of them by name");
        assertThat(new OneWire(devices, Optional.of("28-0000c0ffee02")).read().temperature()
                .milliC()).isEqualTo(21_500);
    }

    @Test
    void aSensorOrABusThatIsMissingIsTold() {
        assertThatThrownBy(() -> new OneWire(devices, Optional.of("28-0000c0ffee01")).read())
                .hasMessage("is not on the 1-wire bus");
        assertThatThrownBy(() -> new OneWire(devices.resolve("none"), Optional.empty()).read())
                .hasMessage("finds no 1-wire bus, want dtoverlay=w1-gpio in config.txt");
    }
}
