package dev.pilotlight.agent.control.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.control.model.Discretization;
import dev.pilotlight.agent.control.model.Emitter;
import dev.pilotlight.agent.control.model.Envelope;
import dev.pilotlight.agent.control.model.Plant;
import dev.pilotlight.agent.control.model.State;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Data made by a known plant must give that plant back. */
class FitTest {
    private static final Plant TRUE = new Plant(new Envelope(4, 0.08, 0.25, 0.03), new Emitter(25,
            0.3, 12), Emitter.UNKNOWN);
    private static final List<Parameters> STARTS = List.of(Parameters.usual(0.03, 1),
            Parameters.usual(0.4, 0.3));

    /** Hysteresis of 0.3 K around 21 °C by day and 17 °C by night; sun on some days. */
    private static History history(Plant plant, Demand side, int hours, double sun, double noise) {
        Discretization motion = Discretization.of(plant, History.HOURS);
        Random random = new Random(5);
        State state = State.resting(20);
        History history = History.EMPTY;
        boolean runs = false;
        for (int i = 0; i < hours * History.PAGE; i++) {
            double hour = i * History.HOURS % 24;
            double target = side.sign() * (hour > 6 && hour < 22 ? 21 : 21 - side.sign() * 4);
            double warmth = side.sign() * state.room();
            runs = runs ? warmth < target + 0.3 : warmth < target - 0.3;
            double outdoor = (side == Demand.HEAT ? 4 : 30) + 4 * Math.sin(hour / 24 * 2 * Math.PI);
            double shine = hour > 9 && hour < 15 ? sun : 0;
            double before = state.room();
            state = motion.step(state.withDrift(shine), runs ? side.sign() : 0, outdoor);
            double seen = (before + state.room()) / 2 + noise * random.nextGaussian();
            history = history.plus(new History.Entry((float) seen, 0.5f, runs ? side.sign() : 0,
                    (float) outdoor));
        }
        return history;
    }

    private static Fit studied(History history, Demand side) {
        Plant blank = new Plant(Parameters.usual(0.1, 1).shell(), Emitter.UNKNOWN, Emitter.UNKNOWN);
        Fit fit = Fit.of(history, side, blank, STARTS);
        int passes = 0;
        while (!fit.isDone()) {
            fit = fit.step();
            passes++;
        }
        assertThat(passes).isLessThan(80);
        return fit;
    }

    @Test
    void findsRateLagAndCapOfAnEmitterInTwoDays() {
        Fit fit = studied(history(TRUE, Demand.HEAT, 48, 0, 0.02), Demand.HEAT);

        Emitter found = fit.plant().heat();
        assertThat(found.lag()).isCloseTo(0.3, Percentage.withPercentage(20));
        assertThat(found.rate()).isCloseTo(25, Percentage.withPercentage(20));
        assertThat(found.cap()).isCloseTo(12, Percentage.withPercentage(15));
        assertThat(fit.error()).isLessThan(0.05);
    }

    @Test
    void hoursOfSunDoNotBendTheHouse() {
        Fit fit = studied(history(TRUE, Demand.HEAT, 72, 3, 0.02), Demand.HEAT);

        assertThat(fit.plant().heat().cap()).isCloseTo(12, Percentage.withPercentage(25));
        assertThat(fit.plant().heat().lag()).isCloseTo(0.3, Percentage.withPercentage(25));
    }

    @Test
    void findsACoolerAndLeavesTheHeaterAlone() {
        Plant cooled = new Plant(TRUE.shell(), Emitter.UNKNOWN, new Emitter(9, 0.05, 9));

        Fit fit = studied(history(cooled, Demand.COOL, 48, 0, 0.02), Demand.COOL);

        assertThat(fit.plant().cool().rate()).isCloseTo(9, Percentage.withPercentage(20));
        assertThat(fit.plant().heat()).isEqualTo(Emitter.UNKNOWN);
    }

    @Test
    void whatItFoundForeseesAnHourOfHeating() {
        Fit fit = studied(history(TRUE, Demand.HEAT, 96, 1, 0.03), Demand.HEAT);
        State cold = new State(17, 17, 0, 0, 0);

        double expected = Discretization.of(TRUE, 0.05).step(cold, 1, 0).room();
        Discretization truth = Discretization.of(TRUE, 0.05);
        Discretization found = Discretization.of(fit.plant(), 0.05);
        State real = cold;
        State model = cold;
        for (int i = 0; i < 20; i++) {
            real = truth.step(real, 1, 0);
            model = found.step(model, 1, 0);
        }

        assertThat(expected).isGreaterThan(17 - 0.5);
        assertThat(model.room() - 17).isCloseTo(real.room() - 17, within(0.3));
    }
}
