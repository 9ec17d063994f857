package dev.pilotlight.cloud.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinningTest {
    private static final List<String> ROOM = List.of("room");

    /** A point of a test; its place in the list is its time. */
    private record Point(int at, Map<String, Double> values) {}

    private static List<Point> points(int n, java.util.function.IntToDoubleFunction room) {
        return IntStream.range(0, n)
                .mapToObj(i -> new Point(i, Map.of("room", room.applyAsDouble(i)))).toList();
    }

    private static List<Point> thin(List<Point> points, int max) {
        return Thinning.thin(points, max, ROOM, Point::values);
    }

    private static List<Integer> times(List<Point> points) {
        return points.stream().map(Point::at).toList();
    }

    @Test
    void fewItemsStayAsTheyAre() {
        assertThat(thin(points(10, i -> i), 10)).isEqualTo(points(10, i -> i));
        assertThat(thin(List.of(), 10)).isEmpty();
    }

    @Test
    void neverMoreThanAskedForAndAlwaysInOrder() {
        for (int n : new int[]{11, 100, 999, 8640}) {
            for (int max : new int[]{1, 3, 4, 10, 500}) {
                assertThat(times(thin(points(n, Math::sin), max)))
                        .hasSizeBetween(1, Math.min(n, max)).isSorted().doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void everyPeakIsKept() {
        assertThat(times(thin(points(8640, i -> i == 4711 ? 99 : i == 815 ? -99 : 20), 400)))
                .contains(4711, 815, 0, 8639);
    }

    @Test
    void onePointIsTheNewestThenComeTheHighestAndTheLowest() {
        List<Point> day = points(100, i -> i == 40 ? 30 : i == 60 ? 10 : 20);
        assertThat(times(thin(day, 1))).containsExactly(99);
        assertThat(times(thin(day, 2))).containsExactly(40, 99);
        assertThat(times(thin(day, 3))).containsExactly(40, 60, 99);
        assertThat(times(thin(day, 4))).containsExactly(0, 40, 60, 99);
    }

    @Test
    void aPointWithoutTheRoomIsNoPointOfNoughtDegrees() {
        List<Point> day = new ArrayList<>(points(100, i -> i == 60 ? 10 : 20));
        day.set(33, new Point(33, Map.of("humidity", 40.0)));
        assertThat(times(thin(day, 3))).contains(60);
    }

    /**
     * Judged from the definition: whatever fits of newest, extremes and oldest is there with its
     * true value, and nothing is there that was not measured.
     */
    @Test
    void whateverIsMeasuredTheExtremesAreTrue() {
        int histories = 3_000;
        long judged = 0;
        Random random = new Random(20_261_201);
        for (int i = 0; i < histories; i++) {
            List<Point> all = drawn(random);
            int max = 1 + random.nextInt(60);
            judged += judge(all, max, thin(all, max));
        }
        System.out.println("thinning beside its definition: " + histories + " histories, " + judged
                + " extremes, 0 differences");
    }

    private static List<Point> drawn(Random random) {
        List<Point> points = new ArrayList<>();
        int size = 1 + random.nextInt(400);
        for (int at = 0; at < size; at++) {
            Map<String, Double> values = new HashMap<>();
            for (String name : List.of("room", "target", "humidity", "heat")) {
                if (random.nextInt(4) > 0) {
                    values.put(name, random.nextInt(300) / 10.0 - 5);
                }
            }
            points.add(new Point(at, values));
        }
        return points;
    }

    private static long judge(List<Point> all, int max, List<Point> kept) {
        assertThat(kept).hasSizeLessThanOrEqualTo(max).contains(all.getLast());
        assertThat(all).containsAll(kept);
        assertThat(times(kept)).isSorted().doesNotHaveDuplicates();
        long judged = 0;
        int room = 1;
        for (String name : List.of("room", "heat", "humidity", "target")) {
            List<Double> there = of(all, name);
            room += there.isEmpty() ? 0 : 2;
            if (!there.isEmpty() && max >= room) {
                assertThat(java.util.Collections.max(of(kept, name)))
                        .isEqualTo(java.util.Collections.max(there));
                assertThat(java.util.Collections.min(of(kept, name)))
                        .isEqualTo(java.util.Collections.min(there));
                judged += 2;
            }
        }
        return judged;
    }

    private static List<Double> of(List<Point> points, String name) {
        return points.stream().map(point -> point.values().get(name))
                .filter(java.util.Objects::nonNull).toList();
    }
}
