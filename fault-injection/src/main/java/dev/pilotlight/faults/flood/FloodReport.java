package dev.pilotlight.faults.flood;

import dev.pilotlight.faults.client.MqttThing;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * What honest devices felt of a flood.
 *
 * @param knocks of strangers
 * @param arrivals honest devices that came meanwhile
 * @param unserved of these
 * @param slowestArrival from the first try to the first PUBACK
 * @param acknowledged publishes of the device that was connected before
 * @param unacknowledged of the same
 * @param logBytesAMinute what the program wrote about it
 */
public record FloodReport(String flood, long knocks, int arrivals, int unserved,
        Duration slowestArrival, int acknowledged, int unacknowledged, Duration slowestPuback,
        long logBytesAMinute, boolean outOfMemory) {
    private static final Duration SERVED = Duration.ofSeconds(10);
    private static final long MOST_LOG = 100_000;

    /** Whether every target is met. */
    public boolean isGood() {
        return arrivals > 0 && unserved == 0 && slowestArrival.compareTo(SERVED) <= 0
                && acknowledged > 0 && unacknowledged == 0 && !outOfMemory
                && logBytesAMinute < MOST_LOG;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: %d knocks; %d honest devices came, %d not served,"
                + " slowest after %.1f s; %d PUBACKs, %d missing, slowest %.1f s; %s;"
                + " %d bytes of log a minute: %s", flood, knocks, arrivals, unserved,
                slowestArrival.toMillis() / 1e3, acknowledged, unacknowledged, slowestPuback
                        .toMillis() / 1e3,
                outOfMemory ? "OUT OF MEMORY" : "not out of memory",
                logBytesAMinute, isGood() ? "good" : "MISSED");
    }

    /** What is noted while the flood lasts. Any thread. */
    static final class Notes {
        private static final long PAUSE_NANOS = 200_000_000;
        private int arrivals;
        private int unserved;
        private Duration slowestArrival = Duration.ZERO;
        private int acknowledged;
        private int unacknowledged;
        private Duration slowestPuback = Duration.ZERO;

        static String reading(long seq, long boot) {
            return "{\"boot\":\"b" + boot + "\",\"points\":[{\"seq\":" + seq + ",\"ts\":" + System
                    .currentTimeMillis() + ",\"clk\":\"ok\",\"values\":{\"room\":19.5}}]}";
        }

        synchronized void arrived(boolean served, Duration after) {
            arrivals++;
            unserved += served ? 0 : 1;
            slowestArrival = longer(slowestArrival, after);
        }

        private synchronized void answered(boolean well, Duration after) {
            acknowledged += well ? 1 : 0;
            unacknowledged += well ? 0 : 1;
            slowestPuback = longer(slowestPuback, after);
        }

        private static Duration longer(Duration one, Duration other) {
            return one.compareTo(other) > 0 ? one : other;
        }

        /** A device that was in before goes on publishing. */
        void talk(MqttThing thing, String topic, long endNanos) {
            long boot = System.nanoTime();
            for (long seq = 1; System.nanoTime() < endNanos; seq++) {
                long began = System.nanoTime();
                answered(isTaken(thing, topic, reading(seq, boot)), Duration.ofNanos(System
                        .nanoTime() - began));
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }

        private static boolean isTaken(MqttThing thing, String topic, String payload) {
            try {
                return !MqttThing.isRefusal(thing.publish(topic, payload));
            } catch (IOException none) {
                return false;
            }
        }

        synchronized FloodReport report(String flood, long knocks, long logged, Duration span,
                boolean outOfMemory) {
            return new FloodReport(flood, knocks, arrivals, unserved, slowestArrival,
                    acknowledged, unacknowledged, slowestPuback, logged * 60_000 / Math.max(1,
                            span.toMillis()),
                    outOfMemory);
        }
    }
}
