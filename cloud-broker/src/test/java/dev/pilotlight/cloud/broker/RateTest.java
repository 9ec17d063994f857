package dev.pilotlight.cloud.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RateTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private static int admitted(Rate rate, long now, int attempts) {
        int admitted = 0;
        for (int i = 0; i < attempts; i++) {
            admitted += rate.admits(now) ? 1 : 0;
        }
        return admitted;
    }

    @Test
    void theFirstSecondAfterAStartHasItsBurst() {
        assertThat(admitted(new Rate(Duration.ofSeconds(1), 10), 0, 100)).isEqualTo(10);
        assertThat(admitted(new Rate(Duration.ofSeconds(1), 10), 9 * SECOND, 100)).isEqualTo(10);
    }

    @Test
    void whatIsGivenBackMayBeTakenOnceMore() {
        Rate rate = new Rate(Duration.ofSeconds(1), 10);
        assertThat(admitted(rate, SECOND, 100)).isEqualTo(10);
        rate.giveBack();
        assertThat(admitted(rate, SECOND, 100)).isEqualTo(1);
    }

    /** A bucket that is filled drop by drop, as the textbook has it. */
    @Test
    void besideABucketThatIsFilledDropByDropThereIsNoDifference() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            int burst = 1 + random.nextInt(20);
            long every = 1L + random.nextInt(1_000);
            Rate rate = new Rate(Duration.ofNanos(every), burst);
            long drops = burst * every;
            long now = 0;
            for (int i = 0; i < 200; i++) {
                long passed = random.nextInt(2_000);
                now += passed;
                drops = Math.min(burst * every, drops + passed);
                boolean wanted = drops >= every;
                drops -= wanted ? every : 0;
                assertThat(rate.admits(now)).as("round %d, step %d", round, i).isEqualTo(wanted);
            }
        }
    }
}
