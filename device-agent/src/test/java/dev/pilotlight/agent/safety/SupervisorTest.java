package dev.pilotlight.agent.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.sensing.Reading;
import dev.pilotlight.agent.sensing.Sight;
import dev.pilotlight.config.Equipment;
import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupervisorTest {
    private static final Limits LIMITS = new Limits(celsius(5), celsius(30), new Times(minutes(2),
            minutes(3), Duration.ofHours(2)),
            new Times(minutes(3), minutes(5), Duration.ofHours(
                    2)),
            BlindDuty.DEFAULT, SafetyLimits.DEFAULTS.guards(), new Equipment(true, true));

    private Supervisor supervisor = Supervisor.start(Optional.empty(), Optional.empty(),
            Duration.ZERO, LIMITS);

    private static Temperature celsius(double value) {
        return Temperature.ofCelsius(value);
    }

    private static Duration minutes(long value) {
        return Duration.ofMinutes(value);
    }

    private static Sight room(double value) {
        return Sight.of(new Reading(celsius(value), Duration.ZERO));
    }

    /** Blind since the start, with that as the last reading. */
    private static Sight blind(double last) {
        return room(last).blind();
    }

    private Ruling rule(Demand wanted, Sight sight, Duration now) {
        return rule(wanted, Optional.of(celsius(21)), true, sight, now);
    }

    private Ruling rule(Demand wanted, Optional<Temperature> target, boolean personal,
            Sight sight, Duration now) {
        Ruling ruling = supervisor.rule(new Request(wanted, target, personal, sight,
                Evidence.NONE), LIMITS, now);
        supervisor = ruling.next();
        return ruling;
    }

    @Test
    void aRoomAtTheFrostFloorIsHeatedEvenWhenSwitchedOff() {
        Ruling ruling = rule(Demand.REST, Optional.empty(), true, room(4.9), minutes(1));
        assertThat(ruling.output()).isEqualTo(Demand.HEAT);
        assertThat(ruling.cause()).isEqualTo(Cause.FLOOR);
        assertThat(rule(Demand.REST, Optional.empty(), true, room(5.3), minutes(2)).output())
                .isEqualTo(Demand.HEAT);
        assertThat(rule(Demand.REST, Optional.empty(), true, room(5.6), minutes(3)).output())
                .isEqualTo(Demand.REST);
    }

    @Test
    void aRoomAtTheCeilingIsNotHeatedEvenWithinTheLeastRun() {
        assertThat(rule(Demand.HEAT, room(29), minutes(1)).output()).isEqualTo(Demand.HEAT);
        Ruling hot = rule(Demand.HEAT, room(30), minutes(1).plusSeconds(1));
        assertThat(hot.output()).isEqualTo(Demand.REST);
        assertThat(hot.cause()).isEqualTo(Cause.CEILING);
        assertThat(rule(Demand.HEAT, room(29.5), minutes(10)).output()).isEqualTo(Demand.REST);
        assertThat(rule(Demand.HEAT, room(28.9), minutes(20)).output()).isEqualTo(Demand.HEAT);
    }

    private static Sight hotFloor(Sight sight) {
        return new Sight(sight.room(), sight.last(), sight.rung(), sight.outdoor(), Optional.of(
                celsius(40)), false, sight.humidity());
    }

    @Test
    void aHotFloorIsNotHeatedAgainstFrostNotEvenInPulses() {
        for (int second = 0; second < 1_000; second++) {
            Ruling ruling = rule(Demand.REST, Optional.empty(), true, hotFloor(room(4)), Duration
                    .ofSeconds(second));
            assertThat(ruling.output()).isEqualTo(Demand.REST);
            assertThat(ruling.cause()).isEqualTo(Cause.FLOOR_HOT);
        }
    }

    @Test
    void aHotFloorIsNotHeatedBlindly() {
        for (int minute = 0; minute < 48 * 60; minute++) {
            assertThat(rule(Demand.REST, hotFloor(blind(9)), minutes(minute)).output()).isEqualTo(
                    Demand.REST);
        }
    }

    @Test
    void aControllerThatIsSatisfiedWaitsForTheLeastRunButAPersonDoesNot() {
        rule(Demand.HEAT, room(20), minutes(1));
        assertThat(rule(Demand.REST, room(21.5), minutes(2)).cause()).isEqualTo(Cause.LEAST_ON);
        Ruling off = rule(Demand.REST, Optional.empty(), true, room(21.5), minutes(2));
        assertThat(off.output()).isEqualTo(Demand.REST);
    }

    @Test
    void aScheduledSetbackWaitsForTheLeastRunAndATargetTurnedDownByAPersonDoesNot() {
        rule(Demand.HEAT, room(20), minutes(1));
        Optional<Temperature> lower = Optional.of(celsius(16));
        assertThat(rule(Demand.REST, lower, false, room(20), minutes(2)).output())
                .isEqualTo(Demand.HEAT);
        assertThat(rule(Demand.REST, lower, true, room(20), minutes(2)).output())
                .isEqualTo(Demand.REST);
    }

    @Test
    void withoutAReadingTheRelayOpensAtOnce() {
        rule(Demand.HEAT, room(20), minutes(1));
        Ruling ruling = rule(Demand.HEAT, blind(20), minutes(2));
        assertThat(ruling.output()).isEqualTo(Demand.REST);
        assertThat(ruling.cause()).isEqualTo(Cause.BLIND);
    }

    @Test
    void aBlindNightInAColdHouseIsHeatedForNoMoreThanItsDuty() {
        int heated = 0;
        int seconds = 24 * 3_600;
        for (int second = 0; second < seconds; second += 10) {
            Duration now = Duration.ofSeconds(second);
            heated += rule(Demand.HEAT, blind(9), now).output() == Demand.HEAT ? 10 : 0;
        }
        assertThat(heated).isBetween(seconds / 10, seconds * 15 / 100 + 600);
    }

    /** Blind and freezing all the time, with a power cut after so many minutes of the duty. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 8, 9, 15, 40, 59})
    void aPowerCutDoesNotLengthenTheBlindDutyOfTheHour(int cutAfter) {
        Instant begun = Instant.parse("2017-02-28T10:00:00Z");
        Duration cut = minutes(60).plusMinutes(cutAfter);
        SortedMap<Instant, Boolean> heats = new TreeMap<>();
        Rests.Mark mark = new Rests.Mark(Demand.REST, Demand.REST, begun, true);
        for (Duration up = Duration.ZERO; up.compareTo(cut) < 0; up = up.plusSeconds(10)) {
            mark = ruledBlindly(up, begun.plus(up), mark, heats);
        }
        Instant again = begun.plus(cut).plusSeconds(20);
        supervisor = Supervisor.start(Optional.of(mark), Optional.of(again), Duration.ZERO, LIMITS);
        for (Duration up = Duration.ZERO; up.compareTo(minutes(240)) < 0; up = up.plusSeconds(
                10)) {
            mark = ruledBlindly(up, again.plus(up), mark, heats);
        }
        assertThat(heats.values()).contains(true);
        heats.keySet().forEach(from -> assertThat(heats.subMap(from, from.plusSeconds(3_600))
                .values().stream().filter(heat -> heat).count()).isLessThanOrEqualTo(54));
    }

    private Rests.Mark ruledBlindly(Duration now, Instant wall, Rests.Mark mark,
            SortedMap<Instant, Boolean> heats) {
        Demand before = supervisor.running();
        Ruling ruling = rule(Demand.HEAT, blind(4), now);
        heats.put(wall, ruling.output() == Demand.HEAT);
        return ruling.switched() ? new Rests.Mark(ruling.output(), before, wall, true) : mark;
    }

    /** Whether the controller is satisfied at that moment or not makes no difference. */
    @ParameterizedTest
    @EnumSource(names = {"HEAT", "REST"})
    void anOpenWindowLetsARunHaveItsLeastTimeWhateverIsWanted(Demand wanted) {
        rule(Demand.HEAT, room(20), minutes(1));
        Evidence open = new Evidence(true, false, 0, true, true, false, false);
        for (Duration now : List.of(minutes(2), minutes(3))) {
            Ruling ruling = supervisor.rule(new Request(wanted, Optional.of(celsius(21)), false,
                    room(20), open), LIMITS, now);
            supervisor = ruling.next();
            assertThat(ruling.output()).isEqualTo(now.equals(minutes(2))
                    ? Demand.HEAT
                    : Demand.REST);
        }
    }

    @Test
    void aBlindDayInAWarmSpellIsNotHeated() {
        Sight warm = blind(4).outdoor(celsius(15));
        for (int minute = 0; minute < 120; minute++) {
            assertThat(rule(Demand.HEAT, warm, minutes(minute)).output()).isEqualTo(Demand.REST);
        }
    }

    @Test
    void aCompressorRestsItsFullTimeAfterAStartThatKnowsNothing() {
        assertThat(rule(Demand.COOL, room(26), minutes(4)).cause()).isEqualTo(Cause.RESTING);
        assertThat(rule(Demand.COOL, room(26), minutes(5)).output()).isEqualTo(Demand.COOL);
    }

    @Test
    void aCompressorRestsOnlyWhatIsLeftAfterAPowerCutWithAKnownClock() {
        Instant stopped = Instant.parse("2017-02-28T10:00:00Z");
        supervisor = Supervisor.start(
                Optional.of(new Rests.Mark(Demand.REST, Demand.REST, stopped, true)),
                Optional.of(stopped.plusSeconds(240)), Duration.ZERO, LIMITS);
        assertThat(rule(Demand.COOL, room(26), Duration.ofSeconds(59)).output())
                .isEqualTo(Demand.REST);
        assertThat(rule(Demand.COOL, room(26), Duration.ofSeconds(60)).output())
                .isEqualTo(Demand.COOL);
    }

    @Test
    void aPowerCutWhileRunningOwesTheFullRest() {
        Instant started = Instant.parse("2017-02-28T10:00:00Z");
        supervisor = Supervisor.start(
                Optional.of(new Rests.Mark(Demand.HEAT, Demand.REST, started, true)),
                Optional.of(started.plusSeconds(7_200)), Duration.ZERO, LIMITS);
        assertThat(rule(Demand.HEAT, room(15), minutes(2)).cause()).isEqualTo(Cause.RESTING);
        assertThat(rule(Demand.HEAT, room(15), minutes(3)).output()).isEqualTo(Demand.HEAT);
    }

    /** Seed 98 of the simulation: the program goes on, so its uptime does not begin anew. */
    @Test
    void theHeaterRestsAlsoWhenAnotherConfigurationBeginsInTheMiddleOfItsRun() {
        Instant started = Instant.parse("2017-02-28T10:00:00Z");
        supervisor = Supervisor.start(
                Optional.of(new Rests.Mark(Demand.HEAT, Demand.REST, started, true)),
                Optional.of(started.plusSeconds(300)), minutes(60), LIMITS);
        assertThat(rule(Demand.HEAT, room(15), minutes(62)).cause()).isEqualTo(Cause.RESTING);
        assertThat(rule(Demand.HEAT, room(15), minutes(63)).output()).isEqualTo(Demand.HEAT);
    }

    @Test
    void nothingRunsLongerThanItMay() {
        rule(Demand.HEAT, room(10), Duration.ZERO);
        assertThat(rule(Demand.HEAT, room(10), minutes(119)).output()).isEqualTo(Demand.HEAT);
        assertThat(rule(Demand.HEAT, room(10), minutes(120)).cause()).isEqualTo(Cause.RUN_TIME);
        assertThat(rule(Demand.HEAT, room(10), minutes(123)).output()).isEqualTo(Demand.HEAT);
    }

    /** Whatever is asked and seen, in whatever order. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.pilotlight.agent.Seeds#fifty")
    void restTimesCeilingAndBlindnessHoldForEveryHistory(long seed) {
        RandomGenerator chance = RandomGeneratorFactory.of("SplittableRandom").create(seed);
        Demand before = Demand.REST;
        Duration stopped = minutes(-60);
        Duration started = Duration.ZERO;
        double room = 15 + chance.nextDouble() * 10;
        Demand wanted = Demand.REST;
        boolean seeing = true;
        for (int second = 0; second < 40_000; second += 5) {
            Duration now = Duration.ofSeconds(second);
            room += (chance.nextDouble() - 0.5) * 0.5;
            room = Math.clamp(room, 1, 35);
            wanted = chance.nextInt(40) == 0
                    ? List.of(Demand.REST, Demand.HEAT, Demand.COOL).get(chance.nextInt(3))
                    : wanted;
            seeing = chance.nextInt(200) == 0 ? !seeing : seeing;
            Sight sight = seeing ? room(room) : blind(20);
            Demand output = rule(wanted, Optional.of(celsius(21)), chance.nextBoolean(), sight,
                    now).output();
            if (output != before && output != Demand.REST) {
                assertThat(before).as("stops before it turns round").isEqualTo(Demand.REST);
                assertThat(now.minus(stopped)).as("rest at " + now)
                        .isGreaterThanOrEqualTo(minutes(3));
                started = now;
            }
            if (output == Demand.REST && before != Demand.REST) {
                stopped = now;
            }
            if (output == Demand.HEAT) {
                assertThat(seeing).as("sees at " + now).isTrue();
                assertThat(room).as("below the ceiling").isLessThan(30);
            }
            if (output != Demand.REST) {
                assertThat(now.minus(started)).isLessThan(Duration.ofHours(2));
            }
            before = output;
        }
    }
}
