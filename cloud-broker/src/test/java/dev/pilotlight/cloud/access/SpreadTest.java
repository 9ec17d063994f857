package dev.pilotlight.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.TargetRow;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SpreadTest {
    private static final int PER_SECOND = 100;

    @Test
    void aSmallFleetKeepsItsOwnCap() {
        assertThat(Spread.cap(2_000, PER_SECOND)).isEmpty();
    }

    @Test
    void aLargeOneIsSpreadAndNeverOverAnHour() {
        assertThat(Spread.cap(10_000, PER_SECOND)).contains(Duration.ofMinutes(5));
        assertThat(Spread.cap(10_000_000, PER_SECOND)).contains(Duration.ofHours(1));
    }

    /** A device tries, and when it is turned away waits with full jitter, 1 s to the cap. */
    @Test
    @Tag("S29")
    @Tag("F22")
    void tenThousandDevicesAreBackWithinFiveMinutesWithoutACrowdAtTheDoor() throws IOException {
        double cap = Spread.cap(10_000, PER_SECOND).orElseThrow().toSeconds();
        Random random = new Random(1);
        double outage = 900;
        int[] knocks = new int[4000];
        int[] admitted = new int[4000];
        double last = 0;
        for (int device = 0; device < 10_000; device++) {
            double at = random.nextDouble();
            for (int attempt = 1; !isIn(at, outage, knocks, admitted); attempt++) {
                at += 0.1 + random.nextDouble() * Math.min(cap, Math.pow(2, attempt - 1));
            }
            last = Math.max(last, at);
        }
        assertThat(last - outage).isLessThan(300);
        int crowd = 0;
        for (int second = (int) outage; second < knocks.length; second++) {
            crowd = Math.max(crowd, knocks[second]);
        }
        assertThat(crowd).isLessThan(PER_SECOND + PER_SECOND / 4);
        TargetRow.write("40-returning-fleet", "10,000 devices return after 15 min (simulated)",
                "at most 100 connects/s admitted, all back within 5 min",
                "100/s admitted of at most %d/s, all back within %.0f s".formatted(crowd,
                        last - outage));
    }

    private static boolean isIn(double at, double outage, int[] knocks, int[] admitted) {
        int second = (int) at;
        knocks[second]++;
        if (at < outage || admitted[second] >= PER_SECOND) {
            return false;
        }
        admitted[second]++;
        return true;
    }
}
