package dev.pilotlight.faults.sim.world;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What happened: a running hash of every line and the last {@value #KEPT} lines. Two runs with the
 * same hash and count told the same, byte for byte. One thread.
 */
public final class Trace {
    private static final int KEPT = 10;
    private static final long PRIME = 0x100000001b3L;

    private final Deque<Line> last = new ArrayDeque<>();
    private long hash = 0xcbf29ce484222325L;
    private long lines;

    private record Line(Duration at, String who, String what) {
        @Override
        public String toString() {
            return Spoken.of(at) + " " + who + ": " + what;
        }
    }

    void add(Duration at, String who, String what) {
        mix(at.toNanos());
        mix(who);
        mix(what);
        lines++;
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(new Line(at, who, what));
    }

    /** A number that is no line, but must be the same in every run of the seed. */
    public void mix(long value) {
        hash = (hash ^ value) * PRIME;
        hash ^= hash >>> 29;
    }

    private void mix(String text) {
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
    }

    public long hash() {
        return hash;
    }

    public long lines() {
        return lines;
    }

    /** The newest lines, oldest first. */
    public List<String> last() {
        return last.stream().map(Line::toString).toList();
    }
}
