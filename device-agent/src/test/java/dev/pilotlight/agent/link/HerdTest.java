package dev.pilotlight.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.Targets;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ten thousand devices come back after an outage of a quarter of an hour, to a broker that lets in
 * a hundred a second and sends the others away (0x9F). Simulated, with the very back-off.
 */
class HerdTest {
    private static final int DEVICES = 10_000;
    private static final int LIMIT = 100;
    private static final Duration OUTAGE = Duration.ofMinutes(15);
    private static final Failure LOST = new Failure(Failure.Kind.TCP, "it cannot be reached");
    private static final Failure BUSY = new Failure(Failure.Kind.QUOTA, "the cloud is busy");

    private record Device(int number, LinkState state) {
        Duration due() {
            return state instanceof LinkState.Waiting waiting ? waiting.until() : Duration.ZERO;
        }
    }

    /** What the broker saw, from the end of the outage on. */
    private static final class Gate {
        private final int[] tried = new int[3_600];
        private final int[] admitted = new int[3_600];
        private Duration last = Duration.ZERO;
        private int refused;

        boolean lets(Duration now) {
            int second = (int) now.minus(OUTAGE).toSeconds();
            assertThat(second).as("a device is away for an hour").isLessThan(tried.length);
            tried[second]++;
            if (admitted[second] == LIMIT) {
                refused++;
                return false;
            }
            admitted[second]++;
            last = now.minus(OUTAGE);
            return true;
        }

        int worstSecond() {
            int worst = 0;
            for (int count : tried) {
                worst = Math.max(worst, count);
            }
            return worst;
        }
    }

    private static Gate play(Backoff backoff, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        PriorityQueue<Device> waiting = new PriorityQueue<>(Comparator.comparing(Device::due)
                .thenComparingInt(Device::number));
        for (int number = 0; number < DEVICES; number++) {
            waiting.add(new Device(number, LinkState.start(Duration.ofMillis(chance.nextInt(
                    500)))));
        }
        Gate gate = new Gate();
        while (!waiting.isEmpty()) {
            Device device = waiting.remove();
            Duration now = device.due();
            boolean dark = now.compareTo(OUTAGE) < 0;
            if (dark || !gate.lets(now)) {
                waiting.add(new Device(device.number(), device.state().failed(dark ? LOST : BUSY,
                        now, backoff, chance.nextDouble())));
            }
        }
        return gate;
    }

    @ParameterizedTest(name = "seed {0}")
    @Tag("S29")
    @Tag("F22")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void tenThousandDevicesAreBackWithinFiveMinutesAndNeverMoreThanAHundredASecondAreLetIn(
            long seed) throws IOException {
        Gate own = play(Backoff.upTo(Duration.ofSeconds(60)), seed);
        assertThat(own.last).isLessThan(Duration.ofMinutes(5));
        Gate widened = play(Backoff.upTo(Duration.ofSeconds(60)).widened(Duration.ofSeconds(
                240)), seed);
        assertThat(widened.last).isLessThan(Duration.ofMinutes(5));
        assertThat(widened.refused).isLessThan(DEVICES / 100);
        System.out.printf("herd, seed %d: cap 60 s: last back after %d s, worst second %d tries,"
                + " %d sent away; cap 240 s, as asked by the broker: %d s, %d, %d%n", seed,
                own.last
                        .toSeconds(),
                own.worstSecond(), own.refused, widened.last.toSeconds(),
                widened.worstSecond(), widened.refused);
        Targets.write("41-herd-simulated",
                ("| 10,000 devices return, the back-off and a door of 100/s"
                        + " simulated | all back within 5 min | cap 60 s: last after %d s, worst second %d"
                        + " tries; cap 240 s, as the broker asks: %d s, %d tries |")
                        .formatted(own.last
                                .toSeconds(), own.worstSecond(), widened.last.toSeconds(),
                                widened
                                        .worstSecond()));
    }
}
