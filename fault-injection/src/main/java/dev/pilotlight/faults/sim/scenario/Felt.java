package dev.pilotlight.faults.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one run was like for the people in its houses, from the first fault on; of several houses
 * the worst.
 *
 * @param coldestK how far a room's true air was below what people wanted, in K; not below zero
 * @param down how long after the first fault began a device first said that its link was down;
 *        empty when none did
 * @param back how long after the last fault ended every device was online again with no more rows
 *        waiting than are always on their way; empty when that has not come about
 * @param lost rows that a device committed and the cloud never had, but for the newest
 * @param twice how often the cloud was told a row that it had; it keeps one
 */
public record Felt(double coldestK, Optional<Duration> down, Optional<Duration> back, long lost,
        long twice) {
    /** Of houses without a cloud the room is all there is to tell. */
    static Felt alone(double coldestK) {
        return new Felt(coldestK, Optional.empty(), Optional.empty(), 0, 0);
    }

    /** For people. */
    public String words() {
        List<String> words = new ArrayList<>();
        words.add(down.map(after -> "down shown after " + seconds(after)).orElse("link stays up"));
        words.add(back.map(after -> after.isZero()
                ? "in step when the fault ends"
                : "in step " + seconds(after) + " after the fault").orElse("not in step"));
        words.add(String.format(Locale.ROOT, "at most %.1f K too cold", coldestK));
        words.add(String.format(Locale.ROOT, "%d rows lost, %d told twice and kept once", lost,
                twice));
        return String.join("; ", words);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }
}
