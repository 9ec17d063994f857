package dev.pilotlight.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TrackTest {
    private static final double MINUTE = 1 / 60.0;

    private static Look look(double now, Demand ran, OptionalDouble fresh) {
        return new Look(now, MINUTE, ran, false, 5, fresh, MINUTE);
    }

    /** Runs for the first minute of each two, reads each minute. */
    private static Gatherer gathered(int minutes) {
        Gatherer gatherer = Gatherer.from(0);
        for (int i = 1; i <= minutes; i++) {
            gatherer = gatherer.after(look(i * MINUTE, i % 2 == 1 ? Demand.HEAT : Demand.REST,
                    OptionalDouble.of(20 + i % 2)));
        }
        return gatherer;
    }

    @Test
    void anEntryHasMeanReadingAndShareOfItsTwoMinutes() {
        Track track = gathered(62).track();

        assertThat(track.hours()).isEqualTo(1);
        assertThat(track.get(3).share()).isCloseTo(0.5f, within(1e-4f));
        assertThat(track.get(3).room()).isCloseTo(20.5f, within(1e-4f));
        assertThat(track.ran(Demand.HEAT)).isCloseTo(0.5, within(0.02));
        assertThat(track.ran(Demand.COOL)).isZero();
    }

    @Test
    void timeWithoutReadingsIsKnownAsSuch() {
        Gatherer gatherer = gathered(30).after(look(1.5, Demand.REST, OptionalDouble.empty()));

        assertThat(gatherer.track().get(20).room()).isNaN();
    }

    @Test
    void theOldestHoursAreForgotten() {
        Track track = gathered(60 * (Track.PAGES + 3)).track();

        assertThat(track.hours()).isEqualTo(Track.PAGES);
    }

    @Test
    void afterHoursInTheDarkItBeginsAnew() {
        Gatherer gatherer = gathered(180).after(look(8, Demand.REST, OptionalDouble.of(19)));

        assertThat(gatherer.track().hours()).isZero();
    }
}
