package dev.pilotlight.agent.control.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DiscretizationTest {
    private static final Emitter RADIATOR = new Emitter(10, 0.5, 10);
    private static final Plant PLANT = new Plant(new Envelope(4, 0.1, 0.2, 0.05), RADIATOR,
            Emitter.UNKNOWN);

    @Test
    void airAloneFallsToOneOverEAfterItsTimeConstant() {
        Plant air = new Plant(new Envelope(1e-9, 1, 0.5, 1), Emitter.UNKNOWN, Emitter.UNKNOWN);

        State later = Discretization.of(air, 2).step(new State(20, 20, 0, 0, 0), 0, 10);

        assertThat(later.room()).isCloseTo(10 + 10 * Math.exp(-1), within(1e-6));
    }

    @Test
    void anEmitterReachesTwoThirdsOfItsRateAfterItsLag() {
        State later = Discretization.of(PLANT, 0.5).step(State.resting(20), 1, 20);

        assertThat(later.heat()).isCloseTo(10 * (1 - Math.exp(-1)), within(1e-9));
    }

    @Test
    void anEmitterThatStoppedGoesOnWarming() {
        State warm = new State(20, 20, 8, 0, 0);

        State later = Discretization.of(PLANT, 0.1).step(warm, 0, 20);

        assertThat(later.room()).isGreaterThan(20.3);
        assertThat(later.heat()).isCloseTo(8 * Math.exp(-0.2), within(1e-9));
    }

    @Test
    void aBoilerThermostatLimitsWhatTheEmitterGives() {
        Plant boiler = new Plant(PLANT.shell(), new Emitter(100, 0.5, 10), Emitter.UNKNOWN);

        State later = Discretization.of(boiler, 1).step(new State(21, 21, 0, 0, 0), 1, 21);

        assertThat(later.heat()).isCloseTo(10, within(1e-9));
    }

    @Test
    void oneStepOfAnHourIsSixtyOfAMinuteWhileInputsAreSteady() {
        State from = new State(19, 17, 5, 0, 0.5);
        Plant steady = new Plant(PLANT.shell(), new Emitter(5, 0.5, 50), Emitter.UNKNOWN);

        State once = Discretization.of(steady, 1).step(from, 1, 3);
        Discretization minute = Discretization.of(steady, 1 / 60.0);
        State often = from;
        for (int i = 0; i < 60; i++) {
            often = minute.step(often, 1, 3);
        }

        assertThat(often.room()).isCloseTo(once.room(), within(1e-9));
        assertThat(often.mass()).isCloseTo(once.mass(), within(1e-9));
    }

    @Test
    void inBalanceNothingMoves() {
        double room = 21;
        double mass = (4 * 0.1 * room + 0.05 * 1) / (4 * 0.1 + 0.05);
        double needed = 4 * (room - mass) + 0.2 * (room - 1);

        State later = Discretization.of(PLANT, 3).step(new State(room, mass, 0, 0, needed), 0, 1);

        assertThat(later.room()).isCloseTo(room, within(1e-9));
        assertThat(later.mass()).isCloseTo(mass, within(1e-9));
    }

    @Test
    void coolingIsHeatingUpsideDown() {
        Plant both = new Plant(PLANT.shell(), new Emitter(6, 0.2, 1e9), new Emitter(6, 0.2, 6));
        Discretization motion = Discretization.of(both, 0.3);

        double warmed = motion.step(State.resting(20), 1, 20).room() - 20;
        double cooled = 20 - motion.step(State.resting(20), -1, 20).room();

        assertThat(cooled).isCloseTo(warmed, within(1e-9));
    }
}
