package dev.pilotlight.agent.control.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.control.Ahead;
import dev.pilotlight.agent.control.Call;
import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.control.model.Discretization;
import dev.pilotlight.agent.control.model.Emitter;
import dev.pilotlight.agent.control.model.Envelope;
import dev.pilotlight.agent.control.model.Plant;
import dev.pilotlight.agent.control.model.Prediction;
import dev.pilotlight.agent.control.model.State;
import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans in a house that is known exactly. */
class PlannerTest {
    private static final Envelope SHELL = new Envelope(2, 0.08, 0.25, 0.04);
    private static final Plant STRONG = plant(45);
    private static final double MINUTE = 1 / 60.0;

    private static Plant plant(double cap) {
        return new Plant(SHELL, new Emitter(60, 0.3, cap), Emitter.UNKNOWN);
    }

    private static Plan plan(Plant plant, State state, double outdoor, Demand running,
            double targetC, Optional<Ahead> ahead) {
        ModelInUse model = ModelInUse.begun(Prediction.of(plant, Demand.HEAT,
                SafetyLimits.DEFAULTS), state, 100, CycleLimit.start(0.15, 100));
        Call call = new Call(Mode.HEAT, Optional.of(Temperature.ofCelsius(targetC)), ahead,
                Optional.empty(), Optional.empty(), running, Duration.ofHours(100),
                Optional.empty());
        return new Planner(model, running, outdoor, MINUTE / 2, false).plan(call,
                Temperature.ofCelsius(targetC));
    }

    private static Optional<Ahead> to(double celsius, Duration in) {
        return Optional.of(new Ahead(Temperature.ofCelsius(celsius), in, true, true));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-8, 0, 8})
    void theNightRestsAsLongAsTheMorningIsStillWarm(double outdoor) {
        Discretization minute = Discretization.of(STRONG, MINUTE);
        State state = State.resting(16.5);
        int left = 8 * 60;
        while (!plan(STRONG, state, outdoor, Demand.REST, 16, to(21, Duration.ofMinutes(left)))
                .early()) {
            state = minute.step(state, state.room() < 16 ? 0.4 : 0, outdoor);
            left--;
            assertThat(left).as("minutes left").isPositive();
        }
        int early = left;
        while (left > 0 && state.room() < 20.7) {
            state = minute.step(state, 1, outdoor);
            left--;
        }

        assertThat(state.room()).isGreaterThanOrEqualTo(20.7);
        assertThat(left).as("minutes too early of " + early).isLessThanOrEqualTo(20);
    }

    @Test
    void equipmentThatHardlySufficesDoesNotRestInAColdNight() {
        Plant weak = plant(14);
        State evening = State.resting(20.5);

        assertThat(plan(weak, evening, -10, Demand.REST, 16, to(21, Duration.ofHours(8))).early())
                .isTrue();
        assertThat(plan(weak, evening, 5, Demand.REST, 16, to(21, Duration.ofHours(8))).early())
                .isFalse();
    }

    @Test
    void anOwnerWhoWantsNoEarlyStartGetsNone() {
        Optional<Ahead> late = Optional.of(new Ahead(Temperature.ofCelsius(21),
                Duration.ofMinutes(1), false, false));

        assertThat(plan(STRONG, State.resting(16.2), 0, Demand.REST, 16, late).demand())
                .isEqualTo(Demand.REST);
    }

    @Test
    void itStopsBeforeTheEdgeWhenHotWaterWillStillCarryTheRoom() {
        State full = new State(20.9, 20, 20, 0, 0);
        State empty = new State(20.9, 20, 0, 0, 0);

        assertThat(plan(STRONG, full, 5, Demand.HEAT, 21, Optional.empty()).demand())
                .isEqualTo(Demand.REST);
        assertThat(plan(STRONG, empty, 5, Demand.HEAT, 21, Optional.empty()).demand())
                .isEqualTo(Demand.HEAT);
    }

    @Test
    void aTargetThatIsAboutToFallIsCoastedTo() {
        State warm = new State(20.9, 21, 10, 0, 0);

        assertThat(plan(STRONG, warm, 10, Demand.HEAT, 21, to(16, Duration.ofMinutes(10)))
                .demand()).isEqualTo(Demand.REST);
    }
}
