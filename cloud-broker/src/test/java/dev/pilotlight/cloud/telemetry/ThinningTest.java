package dev.pilotlight.cloud.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinningTest {
    private static List<Integer> upTo(int n) {
        return IntStream.range(0, n).boxed().toList();
    }

    @Test
    void fewItemsStayAsTheyAre() {
        assertThat(Thinning.thin(upTo(10), 10, i -> i)).isEqualTo(upTo(10));
        assertThat(Thinning.thin(List.<Integer>of(), 10, i -> i)).isEmpty();
    }

    @Test
    void neverMoreThanAskedForAndAlwaysInOrder() {
        for (int n : new int[]{11, 100, 999, 8640}) {
            for (int max : new int[]{1, 3, 4, 10, 500}) {
                List<Integer> kept = Thinning.thin(upTo(n), max, i -> Math.sin(i));
                assertThat(kept).hasSizeLessThanOrEqualTo(Math.min(n, max)).isSorted()
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void everyPeakIsKept() {
        List<Integer> kept = Thinning.thin(upTo(8640), 400,
                i -> i == 4711 ? 99 : i == 815 ? -99 : 20);
        assertThat(kept).contains(4711, 815, 0, 8639);
    }
}
