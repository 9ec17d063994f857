package dev.pilotlight.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilesTest {

    @ParameterizedTest
    @ValueSource(strings = {"house", "relay-board", "wall-unit", "heat-pump"})
    void everyProfileThatShipsIsAccepted(String profile) throws IOException {
        try (InputStream file = Objects
                .requireNonNull(ConfigReader.class
                        .getResourceAsStream("/dev/pilotlight/profiles/" + profile + ".yaml"))) {
            assertThat(ConfigReader.read(file.readAllBytes()).problems()).isEmpty();
        }
    }
}
