package dev.pilotlight.agent.control.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.control.model.Observation;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final double MINUTE = 1 / 60.0;

    private static Observation observation(double now, Demand ran, OptionalDouble fresh) {
        return new Observation(now, MINUTE, ran, false, 5, fresh, MINUTE);
    }

    /** Runs for the first minute of each two, reads each minute. */
    private static Averaging gathered(int minutes) {
        Averaging gatherer = Averaging.from(0);
        for (int i = 1; i <= minutes; i++) {
            gatherer = gatherer
                    .after(observation(i * MINUTE, i % 2 == 1 ? Demand.HEAT : Demand.REST,
                            OptionalDouble.of(20 + i % 2)));
        }
        return gatherer;
    }

    @Test
    void anEntryHasMeanReadingAndShareOfItsTwoMinutes() {
        History history = gathered(62).history();

        assertThat(history.hours()).isEqualTo(1);
        assertThat(history.get(3).share()).isCloseTo(0.5f, within(1e-4f));
        assertThat(history.get(3).room()).isCloseTo(20.5f, within(1e-4f));
        assertThat(history.ran(Demand.HEAT)).isCloseTo(0.5, within(0.02));
        assertThat(history.ran(Demand.COOL)).isZero();
    }

    @Test
    void timeWithoutReadingsIsKnownAsSuch() {
        Averaging gatherer = gathered(30)
                .after(observation(1.5, Demand.REST, OptionalDouble.empty()));

        assertThat(gatherer.history().get(20).room()).isNaN();
    }

    @Test
    void theOldestHoursAreForgotten() {
        History history = gathered(60 * (History.PAGES + 3)).history();

        assertThat(history.hours()).isEqualTo(History.PAGES);
    }

    @Test
    void afterHoursInTheDarkItBeginsAnew() {
        Averaging gatherer = gathered(180)
                .after(observation(8, Demand.REST, OptionalDouble.of(19)));

        assertThat(gatherer.history().hours()).isZero();
    }
}
