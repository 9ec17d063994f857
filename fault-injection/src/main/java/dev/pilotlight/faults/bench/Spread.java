package dev.pilotlight.faults.bench;

import java.util.List;
import java.util.Locale;

/** The same figure of several rounds. */
record Spread(List<Long> sorted) {
    Spread {
        sorted = sorted.stream().sorted().toList();
    }

    /** In KiB, such as {@code 31 (30 to 33)}; a dash when there is none. */
    String kib() {
        return sorted.isEmpty()
                ? "-"
                : String.format(Locale.ROOT, "%.1f (%.1f to %.1f)", kib(sorted.get(sorted.size()
                        / 2)), kib(sorted.getFirst()), kib(sorted.getLast()));
    }

    private static double kib(long bytes) {
        return bytes / 1024.0;
    }
}
