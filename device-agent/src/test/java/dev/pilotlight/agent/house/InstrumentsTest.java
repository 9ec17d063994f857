package dev.pilotlight.agent.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.Sample;
import dev.pilotlight.config.Sensing;
import dev.pilotlight.config.Sensing.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A simulated house answers for every sensor that a configuration hangs up in it. */
class InstrumentsTest {
    private static final Duration NOW = Duration.ofMinutes(1);

    private static Sensing.Sensor sensor(Kind kind, int offset) {
        return new Sensing.Sensor(kind, offset, 1, Optional.empty());
    }

    private static List<Sample> said(Map<String, Sensing.Sensor> sensors) {
        House house = new House(HouseFile.builtIn("floor-heating").toOptional().orElseThrow(),
                new GeneratedWeather(1), 1);
        List<Sample> said = new ArrayList<>();
        new Instruments(new Sensing(Sensing.Fusion.MEAN, new TreeMap<>(sensors)), house).speak(
                said::add, NOW);
        return said;
    }

    @Test
    void twoRoomsABathFloorAHygrometerAndAWindowAllSpeak() {
        List<Sample> said = said(Map.of("living", Sensing.PLAIN, "bedroom", Sensing.PLAIN,
                "bath-floor", sensor(Kind.FLOOR, 0), "garden", sensor(Kind.OUTDOOR, 0), "hygro",
                sensor(Kind.HUMIDITY, 0), "pane", sensor(Kind.WINDOW, 0)));
        assertThat(said).extracting(Sample::sensor).containsExactlyInAnyOrder("living", "bedroom",
                "bath-floor", "garden", "hygro", "pane");
        assertThat(said).allMatch(sample -> sample.takenAt().equals(NOW));
        assertThat(said).contains(new Sample.Told("pane", 0, NOW)).anyMatch(
                sample -> sample instanceof Sample.Told(String name, int value, Duration _)
                        && name.equals("hygro") && value > 45 && value < 65);
    }

    @Test
    void aSensorErrsByWhatItsCalibrationCorrects() {
        List<Sample> said = said(Map.of("true", Sensing.PLAIN, "cold", sensor(Kind.ROOM, 350)));
        assertThat(said).hasSize(2);
        assertThat(celsius(said.get(1)) - celsius(said.get(0))).isEqualTo(350);
    }

    private static int celsius(Sample sample) {
        return sample instanceof Sample.Measured measured ? measured.value().milliC() : 0;
    }
}
