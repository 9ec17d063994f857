package dev.pilotlight.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Data made by a known plant must give that plant back. */
class StudyTest {
    private static final Plant TRUE = new Plant(new Shell(4, 0.08, 0.25, 0.03), new Actuator(25,
            0.3, 12), Actuator.UNKNOWN);
    private static final List<Guess> STARTS = List.of(Guess.usual(0.03, 1), Guess.usual(0.4, 0.3));

    /** Hysteresis of 0.3 K around 21 °C by day and 17 °C by night; sun on some days. */
    private static Track track(Plant plant, Demand side, int hours, double sun, double noise) {
        Motion motion = Motion.of(plant, Track.HOURS);
        Random random = new Random(5);
        Estimate state = Estimate.resting(20);
        Track track = Track.EMPTY;
        boolean runs = false;
        for (int i = 0; i < hours * Track.PAGE; i++) {
            double hour = i * Track.HOURS % 24;
            double target = side.sign() * (hour > 6 && hour < 22 ? 21 : 21 - side.sign() * 4);
            double warmth = side.sign() * state.room();
            runs = runs ? warmth < target + 0.3 : warmth < target - 0.3;
            double outdoor = (side == Demand.HEAT ? 4 : 30) + 4 * Math.sin(hour / 24 * 2 * Math.PI);
            double shine = hour > 9 && hour < 15 ? sun : 0;
            double before = state.room();
            state = motion.step(state.withDrift(shine), runs ? side.sign() : 0, outdoor);
            double seen = (before + state.room()) / 2 + noise * random.nextGaussian();
            track = track.plus(new Track.Entry((float) seen, runs ? side.sign() : 0,
                    (float) outdoor));
        }
        return track;
    }

    private static Study studied(Track track, Demand side) {
        Plant blank = new Plant(Guess.usual(0.1, 1).shell(), Actuator.UNKNOWN, Actuator.UNKNOWN);
        Study study = Study.of(track, side, blank, STARTS);
        int passes = 0;
        while (!study.isDone()) {
            study = study.step();
            passes++;
        }
        assertThat(passes).isLessThan(80);
        return study;
    }

    @Test
    void findsRateLagAndCapOfAnEmitterInTwoDays() {
        Study study = studied(track(TRUE, Demand.HEAT, 48, 0, 0.02), Demand.HEAT);

        Actuator found = study.plant().heat();
        assertThat(found.lag()).isCloseTo(0.3, Percentage.withPercentage(20));
        assertThat(found.rate()).isCloseTo(25, Percentage.withPercentage(20));
        assertThat(found.cap()).isCloseTo(12, Percentage.withPercentage(15));
        assertThat(study.error()).isLessThan(0.05);
    }

    @Test
    void hoursOfSunDoNotBendTheHouse() {
        Study study = studied(track(TRUE, Demand.HEAT, 72, 3, 0.02), Demand.HEAT);

        assertThat(study.plant().heat().cap()).isCloseTo(12, Percentage.withPercentage(25));
        assertThat(study.plant().heat().lag()).isCloseTo(0.3, Percentage.withPercentage(25));
    }

    @Test
    void findsACoolerAndLeavesTheHeaterAlone() {
        Plant cooled = new Plant(TRUE.shell(), Actuator.UNKNOWN, new Actuator(9, 0.05, 9));

        Study study = studied(track(cooled, Demand.COOL, 48, 0, 0.02), Demand.COOL);

        assertThat(study.plant().cool().rate()).isCloseTo(9, Percentage.withPercentage(20));
        assertThat(study.plant().heat()).isEqualTo(Actuator.UNKNOWN);
    }

    @Test
    void whatItFoundForeseesAnHourOfHeating() {
        Study study = studied(track(TRUE, Demand.HEAT, 96, 1, 0.03), Demand.HEAT);
        Estimate cold = new Estimate(17, 17, 0, 0, 0);

        double expected = Motion.of(TRUE, 0.05).step(cold, 1, 0).room();
        Motion truth = Motion.of(TRUE, 0.05);
        Motion found = Motion.of(study.plant(), 0.05);
        Estimate real = cold;
        Estimate model = cold;
        for (int i = 0; i < 20; i++) {
            real = truth.step(real, 1, 0);
            model = found.step(model, 1, 0);
        }

        assertThat(expected).isGreaterThan(17 - 0.5);
        assertThat(model.room() - 17).isCloseTo(real.room() - 17, within(0.3));
    }
}
