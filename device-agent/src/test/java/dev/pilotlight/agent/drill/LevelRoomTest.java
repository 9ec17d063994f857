package dev.pilotlight.agent.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.house.Dynamics;
import dev.pilotlight.agent.house.HouseFile;
import dev.pilotlight.agent.house.Weather;
import dev.pilotlight.config.ConfigReader;
import dev.pilotlight.config.FirmwareConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A coarse, quiet thermometer in a house whose heater is at its limit: the room stands level for
 * hours while it heats, and that is no fault of the sensor.
 */
class LevelRoomTest {
    private static final String HOUSE = """
            {"name":"flat with a small heater and a thermometer in steps of half a degree",
             "nodes":{"air":{"capacity_J_per_K":1500000},"mass":{"capacity_J_per_K":12000000}},
             "links":[{"between":["air","outdoor"],"conductance_W_per_K":70},
                      {"between":["mass","outdoor"],"conductance_W_per_K":50},
                      {"between":["air","mass"],"conductance_W_per_K":600}],
             "solar":{"node":"mass","area_m2":1},
             "gains":{"node":"air"},
             "equipment":[{"kind":"heat","node":"air","power_W":3500}],
             "room":"air",
             "thermometer":{"node":"air","quantum_K":0.5,"noise_sd_K":0,"period_s":30}}
            """;
    private static final Instant MONDAY = Instant.parse("2017-01-16T00:00:00Z");
    private static final Duration WARM_UP = Duration.ofDays(3);

    /** Each day colder by 3 K, down to -12 °C; no sun; the nights 3 K below the days. */
    private record ColdSpell() implements Weather {
        @Override
        public double outdoorC(Instant at) {
            double days = Duration.between(MONDAY, at).toSeconds() / 86_400.0;
            return Math.max(-12, 0 - 3 * days) + 1.5 * Math.sin(2 * Math.PI * (days - 0.4));
        }

        @Override
        public double solarWPerM2(Instant at) {
            return 0;
        }
    }

    private static FirmwareConfig config() {
        return ConfigReader.read("""
                schema: 1
                thing: cold
                hardware: {driver: house}
                schedule: {zone: UTC, entries: {day: {at: "00:00", target: 21}}}
                """.getBytes(StandardCharsets.UTF_8)).toOptional().orElseThrow();
    }

    @Test
    void aLevelRoomAtTheLimitOfTheHeaterIsHeatedOnTheColdestDays() {
        World world = new World(new Site(config(), new Dynamics(HouseFile.parse(HOUSE.getBytes(
                StandardCharsets.UTF_8)).toOptional().orElseThrow()), new ColdSpell(), MONDAY, Map
                        .of(),
                1), List.of());
        double least = 100;
        long heated = 0;
        long cold = 0;
        while (world.at().compareTo(Duration.ofDays(9)) < 0) {
            world.tick();
            if (world.at().compareTo(WARM_UP) > 0) {
                least = Math.min(least, world.house().roomC());
            }
            if (world.at().compareTo(Duration.ofDays(6)) > 0) {
                cold++;
                heated += world.contacts().effect().heats() ? 1 : 0;
            }
        }
        assertThat(world.ledger().told()).doesNotContain("sensor-doubtful", "sensor-stale");
        assertThat((double) heated / cold).as("share of the last three days").isGreaterThan(0.97);
        assertThat(least).as("the room").isGreaterThan(17.5);
    }
}
