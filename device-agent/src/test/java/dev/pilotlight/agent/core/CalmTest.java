package dev.pilotlight.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.house.GeneratedWeather;
import dev.pilotlight.agent.house.House;
import dev.pilotlight.agent.house.HouseFile;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A calm tick does what a whole one would have done. */
class CalmTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int DAYS = 3;

    private final Room room = new Room("2017-01-16T00:00:00Z");
    private int calm;

    @ParameterizedTest
    @CsvSource({"semi-detached, learning, 1", "light-flat, hysteresis, 2",
            "gas-detached, learning, 3"})
    void inAHouseWithFaultsAndPeopleACalmTickDecidesWhatAWholeOneWould(String name,
            String controller, long seed) {
        room.configured(Room.WEEK + "control: {controller: " + controller + "}\n");
        House house = new House(HouseFile.builtIn(name).toOptional().orElseThrow(),
                new GeneratedWeather(seed), seed);
        Random chance = new Random(seed);
        for (long second = 0; second < DAYS * 86_400L; second++) {
            house.advance(room.wall, SECOND, room.relays());
            room.passes(SECOND);
            boolean silent = second % 40_000 > 39_000;
            if (second % 30 == 0 && !silent) {
                room.reads(house.thermometer().celsius());
            }
            if (chance.nextInt(5_000) == 0) {
                trouble(chance);
            }
            tick();
        }
        assertThat(calm).isGreaterThan(20_000);
    }

    private void trouble(Random chance) {
        switch (chance.nextInt(5)) {
            case 0 -> room.wall = room.wall.plusSeconds(chance.nextInt(-7_200, 7_200));
            case 1 -> room.clock = room.clock == ClockTrust.UNKNOWN
                    ? ClockTrust.TRUSTED
                    : ClockTrust.UNKNOWN;
            case 2 -> room.reads(chance.nextDouble(4, 35));
            case 3 -> room.asks(new LocalEdit.SetTarget(Temperature.ofCelsius(chance.nextInt(15,
                    24)), Optional.empty()));
            case 4 -> room.passes(Duration.ofSeconds(chance.nextInt(1, 100)));
            default -> throw new AssertionError();
        }
    }

    /**
     * Both kinds of tick from the same state; the reaction is pure, so the other is thrown away.
     */
    private void tick() {
        if (room.state.calm().covers(room.now())) {
            calm++;
            List<Effect> whole = new ArrayList<>();
            Thermostat other = Ticking.tick(room.state, room.relays(), room.now(), whole);
            assertThat(whole).containsExactly(new Effect.Drive(room.relays()));
            assertThat(other.revision()).isEqualTo(room.state.revision());
            assertThat(other.governing().supervisor()).isEqualTo(room.state.governing()
                    .supervisor());
            assertThat(other.books()).isEqualTo(room.state.books());
        }
        room.ticks();
    }

    @Test
    void aRelayThatAnswersOtherwiseEndsTheCalm() {
        room.lives(Duration.ofMinutes(10), 21);
        room.passes(SECOND);
        Thermostat next = room.state.react(new Event.Ticked(Outputs.HEAT), room.now()).next();
        assertThat(next.books().troubles().mismatches()).isEqualTo(1);
    }

    @Test
    void anythingThatIsHeardEndsTheCalm() {
        room.configured(Room.WEEK + "control: {controller: hysteresis}\n")
                .lives(Duration.ofSeconds(605), 18.5).passes(SECOND);
        assertThat(room.state.calm().covers(room.now())).isTrue();
        assertThat(room.reads(18.5).state.calm()).isEqualTo(Calm.NONE);
    }
}
