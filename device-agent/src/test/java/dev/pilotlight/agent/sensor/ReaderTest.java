package dev.pilotlight.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.core.Sample;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.config.Sensing.Kind;
import dev.pilotlight.units.Temperature;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ReaderTest {
    private static final Duration NOW = Duration.ofSeconds(7);
    private static final TimeSource TIME = () -> new Moment(Instant.EPOCH, NOW,
            ClockTrust.TRUSTED);

    private static List<Sample> read(Gauge gauge, Map<String, Kind> names) {
        List<Sample> samples = new ArrayList<>();
        new Reader(gauge, names, Duration.ofSeconds(1), TIME).readOnce(samples::add);
        return samples;
    }

    @Test
    void oneChipIsAThermometerAndAHygrometer() {
        Temperature warm = Temperature.ofMilliC(21_000);
        assertThat(read(() -> new Air(warm, OptionalInt.of(48)), Map.of("room", Kind.ROOM, "damp",
                Kind.HUMIDITY))).containsExactlyInAnyOrder(new Sample.Measured("room", warm, NOW),
                        new Sample.Told("damp", 48, NOW));
    }

    @Test
    void aFailureIsToldToEverySensorThatLooksAtTheChip() {
        assertThat(read(() -> {
            throw new IOException("is gone");
        }, Map.of("room", Kind.ROOM, "shelf", Kind.SPARE))).containsExactlyInAnyOrder(
                new Sample.Failed("room", "is gone", NOW), new Sample.Failed("shelf", "is gone",
                        NOW));
    }

    @Test
    void aSensorWhoseDriverStumblesSaysSoAndIsReadAgain() {
        List<Sample> samples = new ArrayList<>();
        int[] attempts = {0};
        Temperature warm = Temperature.ofMilliC(21_000);
        Reader reader = new Reader(() -> {
            if (attempts[0]++ == 0) {
                throw new IndexOutOfBoundsException("1 of 6 bytes");
            }
            return Air.of(warm);
        }, Map.of("room", Kind.ROOM), Duration.ofSeconds(1), TIME);
        reader.readOnce(samples::add);
        reader.readOnce(samples::add);
        assertThat(samples).hasSize(2).element(0).isInstanceOf(Sample.Failed.class);
        assertThat(samples).element(1).isEqualTo(new Sample.Measured("room", warm, NOW));
    }
}
