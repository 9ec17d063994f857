package dev.pilotlight.faults.bench;

import java.time.Duration;

/**
 * What one broker made of the load; times in milliseconds.
 *
 * @param fresh of its CPU for a connect with a full handshake
 * @param resumed of its CPU for a connect with a resumed TLS session
 * @param residentBytes for each connection, of one round: it depends on when a collector last ran
 * @param liveBytes in its heap for each connection, of several rounds
 * @param flat as fast as it goes
 * @param steady at the steady rate
 */
record Figures(String name, double fresh, double resumed, long residentBytes, Spread liveBytes,
        Run flat, Run steady) {
    /**
     * Many points published.
     *
     * @param rate acknowledged a second
     * @param cpu of the broker for a point
     * @param senderCpu of this process for a point
     */
    record Run(double rate, double cpu, double senderCpu, double p50, double p99) {
        static Run of(long points, Duration time, Duration cpu, Duration sender,
                Latencies latencies) {
            return new Run(points / (time.toNanos() / 1e9), millis(cpu) / points,
                    millis(sender) / points, latencies.millis(0.5), latencies.millis(0.99));
        }
    }

    static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
