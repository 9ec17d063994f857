package dev.pilotlight.agent.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pilotlight.agent.equipment.Output;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HouseTest {
    private static final Instant WINTER = Instant.parse("2017-02-28T00:00:00Z");

    private static final String HUT = """
            {"nodes":{"air":{"capacity_J_per_K":1e6}},
             "links":[{"between":["air","outdoor"],"conductance_W_per_K":100}],
             "equipment":[{"kind":"heat","node":"air","power_W":500}],"room":"air"}
            """;

    /** 5 °C outside, no sun. */
    private static final Weather DULL = new Weather() {
        @Override
        public double outdoorC(Instant at) {
            return 5;
        }

        @Override
        public double solarWPerM2(Instant at) {
            return 0;
        }
    };

    @ParameterizedTest
    @ValueSource(strings = {"semi-detached", "detached", "flat"})
    void everyBuiltInHouseWarmsWhenHeatedAndCoolsWhenNot(String name) {
        House heated = house(name);
        House left = house(name);

        heated.advance(WINTER, Duration.ofHours(2), Outputs.HEAT);
        left.advance(WINTER, Duration.ofHours(2), Outputs.OPEN);

        assertThat(heated.roomC()).isGreaterThan(19.5);
        assertThat(left.roomC()).isLessThan(18.8);
        assertThat(heated.energyKWh()).isPositive();
        assertThat(left.energyKWh()).isZero();
    }

    @Test
    void anUnheatedHouseSettlesWhereItsGainsBalanceItsLosses() {
        House house = house("detached");
        house.advance(WINTER, Duration.ofDays(20), Outputs.OPEN);
        // 200 W always, 250 W more for 8 hours a day, over 504 W/K.
        assertThat(house.roomC()).isBetween(5.3, 5.8);
    }

    @Test
    void aBoilerStopsByItselfWhenItsWaterIsHot() {
        House house = house("semi-detached");
        house.advance(WINTER, Duration.ofHours(6), Outputs.HEAT);
        assertThat(house.energyKWh()).isLessThan(13.67 * 6 * 0.6);
    }

    @Test
    void theSameSeedGivesTheSameDay() {
        House one = house("flat");
        House other = house("flat");
        one.advance(WINTER, Duration.ofDays(1), Outputs.HEAT);
        other.advance(WINTER, Duration.ofDays(1), Outputs.HEAT);
        assertThat(one.thermometer()).isEqualTo(other.thermometer());
    }

    @Test
    void theThermometerReadsInItsQuantum() {
        House house = house("semi-detached");
        house.advance(WINTER, Duration.ofMinutes(90), Outputs.HEAT);
        double steps = house.thermometer().celsius() / 0.0625;
        assertThat(Math.abs(steps - Math.rint(steps))).isLessThan(0.01);
    }

    @Test
    void everyBuiltInHouseCanBeReadAndSaysWhereItComesFrom() {
        assertThat(HouseFile.BUILT_IN).allSatisfy(
                name -> assertThat(HouseFile.builtIn(name).toOptional().orElseThrow().source())
                        .isNotEmpty());
    }

    /** 60 random networks, an hour of heat at once against an hour by the second. */
    @Test
    void theExactStepAgreesWithManySmallOnes() {
        for (int seed = 0; seed < 60; seed++) {
            Network network = new Network(RandomHouses.of(seed));
            double[] start = new double[network.size()];
            Arrays.setAll(start, i -> 15 + 3 * i);
            double[] watts = new double[network.size()];
            Arrays.setAll(watts, i -> 500 * i - 200);
            assertThat(leaps(network.leap(3_600), 1, start, watts)).containsExactly(
                    leaps(network.leap(1), 3_600, start, watts), within(1e-6));
        }
    }

    /** Against the textbook: one capacity of 1 MJ/K, 100 W/K, 500 W of heat. */
    @Test
    void oneNodeFollowsTheExponentialOfTheTextbook() {
        HouseModel hut = HouseFile.parse(HUT.getBytes(StandardCharsets.UTF_8)).toOptional()
                .orElseThrow();
        House house = new House(hut, DULL, 1);
        house.advance(Instant.parse("2017-02-28T01:00:00Z"), Duration.ofHours(2), Outputs.HEAT);
        double settles = 5 + (200 + 500) / 100.0;
        double expected = settles + (19 - settles) * Math.exp(-7_200 * 100 / 1e6);
        assertThat(house.roomC()).isCloseTo(expected, within(1e-9));
    }

    @Test
    void aVeryStiffHouseIsNotBlownUp() {
        House house = new House(HouseFile.parse(HUT.replace("\"links\":[", """
                "links":[{"between":["air","grain"],"conductance_W_per_K":1e7},""")
                .replace("\"nodes\":{", "\"nodes\":{\"grain\":{\"capacity_J_per_K\":1},")
                .getBytes(StandardCharsets.UTF_8)).toOptional().orElseThrow(), DULL, 1);
        house.advance(WINTER, Duration.ofDays(2), Outputs.OPEN);
        assertThat(house.roomC()).isBetween(5.0, 10.0);
    }

    @Test
    void absurdHouseFilesAreRefusedInSentences() {
        assertThat(problems(HUT.replace(":1e6", ":1e13"))).extracting(Problem::toString)
                .containsExactly(
                        "nodes.air.capacity_J_per_K is 10000000000000, want a number from 1 to 1E+12");
        assertThat(problems(HUT.replace(":500", ":NaN"))).isNotEmpty();
        assertThat(problems(HUT.replace(":500", ":\"500\""))).extracting(Problem::path)
                .containsExactly("equipment[0].power_W");
        assertThat(problems(HUT.replace("\"room\":\"air\"", "\"room\":\"cellar\""))).extracting(
                Problem::path).containsExactly("room");
    }

    @Test
    void aHouseFileThatSaysTheSameThingTwiceIsRefused() {
        assertThat(problems(HUT.replace("{\"air\"", "{\"air\":{\"capacity_J_per_K\":5},\"air\"")))
                .isNotEmpty();
    }

    @Test
    void aHeatPumpCoolsWhenItsValveIsTurnedAndIsWeakInTheCold() {
        HouseModel model = HouseFile.builtIn("heat-pump").toOptional().orElseThrow();
        House heated = new House(model, DULL, 1);
        House cooled = new House(model, DULL, 1);
        heated.advance(WINTER, Duration.ofHours(1), Outputs.of(Output.COMPRESSOR));
        cooled.advance(WINTER, Duration.ofHours(1),
                Outputs.of(Output.COMPRESSOR, Output.REVERSING));
        assertThat(heated.roomC()).isGreaterThan(19);
        assertThat(cooled.roomC()).isLessThan(17);
        assertThat(heated.energyKWh()).isCloseTo(11 * (1 - 0.022 * 2), within(1e-6));
    }

    private static double[] leaps(Leap leap, int times, double[] start, double[] watts) {
        double[] rise = new double[start.length];
        leap.heat(watts, rise);
        double[] before = start.clone();
        double[] after = new double[start.length];
        for (int i = 0; i < times; i++) {
            leap.apply(before, rise, after);
            double[] old = before;
            before = after;
            after = old;
        }
        return before;
    }

    @Test
    void aBrokenHouseFileIsRefusedWithEveryProblem() {
        String file = """
                {"nodes":{"air":{"capacity_J_per_K":-1},"attic":{"capacity_J_per_K":5}},
                 "links":[{"between":["air","outdoor"],"conductance_W_per_K":50},{"between":["air","cellar"],"conductance_W_per_K":1}],
                 "equipment":[{"kind":"steam","node":"air","power_W":10}],
                 "room":"air","colour":"red"}
                """;
        assertThat(problems(file)).extracting(Problem::toString).contains(
                "nodes.air.capacity_J_per_K is -1, want more than 0",
                "nodes.attic is an island, want links that lead to outdoor",
                "links[1].between has \"cellar\", want outdoor or one of the nodes air, attic",
                "equipment[0].kind is \"steam\", want heat, cool, heat-pump, second-stage or second-cool")
                .anyMatch(p -> p.startsWith("colour is not known here"));
    }

    @Test
    void generatedWinterIsColderThanSummerAndNightsAreDark() {
        Weather weather = new GeneratedWeather(7);
        assertThat(mean(weather, "2017-01-10T00:00:00Z"))
                .isLessThan(mean(weather, "2017-07-10T00:00:00Z") - 8);
        assertThat(weather.solarWPerM2(Instant.parse("2017-06-21T00:00:00Z"))).isZero();
        assertThat(weather.solarWPerM2(Instant.parse("2017-06-21T12:00:00Z"))).isBetween(100.0,
                1_000.0);
    }

    @Test
    void aWeatherFileIsInterpolatedAndABadLineIsNamed() {
        StringBuilder csv = new StringBuilder(
                "hour_of_year,outdoor_C,global_horizontal_W_per_m2\n");
        for (int hour = 0; hour < 48; hour++) {
            csv.append(hour).append(',').append(hour).append(",0\n");
        }
        Weather weather = WeatherFile.parse(csv.toString()).toOptional().orElseThrow();
        assertThat(weather.outdoorC(Instant.parse("2017-01-01T06:30:00Z"))).isEqualTo(6.5);
        assertThat(WeatherFile.parse(csv.toString().replace("7,7,0", "7,NaN,0")).problems())
                .extracting(Problem::path)
                .containsExactly("line 9");
    }

    private static double mean(Weather weather, String from) {
        Instant start = Instant.parse(from);
        double sum = 0;
        for (int hour = 0; hour < 240; hour++) {
            sum += weather.outdoorC(start.plus(Duration.ofHours(hour)));
        }
        return sum / 240;
    }

    private static House house(String name) {
        return new House(HouseFile.builtIn(name).toOptional().orElseThrow(), DULL, 1);
    }

    private static List<Problem> problems(String file) {
        Decoded<HouseModel> decoded = HouseFile.parse(file.getBytes(StandardCharsets.UTF_8));
        return decoded.problems();
    }
}
