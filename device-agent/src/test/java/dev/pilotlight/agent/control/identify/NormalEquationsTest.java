package dev.pilotlight.agent.control.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalEquationsTest {
    @Test
    void twoEquationsWithTwoUnknownsAreSolved() {
        NormalEquations normal = new NormalEquations(2);
        normal.add(new double[]{2, 1}, -0.5, 1);
        normal.add(new double[]{1, -1}, -0.1, 1);

        double[] step = normal.solve(0);

        assertThat(step[0]).isCloseTo(0.2, within(1e-12));
        assertThat(step[1]).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void anEquationOfMoreWeightIsMetMore() {
        NormalEquations normal = new NormalEquations(1);
        normal.add(new double[]{1}, -1, 3);
        normal.add(new double[]{1}, 0, 1);

        assertThat(normal.solve(0)[0]).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void noUnknownJumps() {
        NormalEquations normal = new NormalEquations(1);
        normal.add(new double[]{1e-6}, -1, 1);

        assertThat(normal.solve(0)[0]).isEqualTo(1.5);
    }
}
