package dev.pilotlight.faults.ledger;

import java.time.Duration;

/**
 * What the judgements measure against.
 *
 * @param tickLate the most a control tick may be late, in real time
 * @param localChange the most a change on the local page may take, in real time
 * @param offlineBusy the most until "offline" is shown with data in flight, in real time
 * @param offlineIdle the same with none
 * @param backOnline the most from the cloud's return to being connected, in real time
 * @param coldStart the most from the agent's start to its first control decision, in real time
 * @param house what the house may be asked for
 */
public record Bounds(Duration tickLate, Duration localChange, Duration offlineBusy,
        Duration offlineIdle, Duration backOnline, Duration coldStart, HouseBounds house) {

    /** The targets of the product. */
    public static Bounds ofProduct() {
        return new Bounds(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(5),
                Duration.ofSeconds(15), Duration.ofSeconds(70), Duration.ofSeconds(2),
                HouseBounds.ofProduct());
    }

    /**
     * In simulated time, with the slack that a turned speed needs (each process reads the pace file
     * ten times a second).
     *
     * @param tick how often the agent decides
     * @param rest the shortest time that the heating relay may be open
     * @param run the longest that it runs on because it had just closed
     * @param stale the longest that it may stay closed without a reading
     * @param reaction the longest until a due change of target moves the relay
     * @param floorC the room is never colder
     * @param ceilingC the room is never warmer
     */
    public record HouseBounds(Duration tick, Duration rest, Duration run, Duration stale,
            Duration reaction, double floorC, double ceilingC) {

        /** What the demo's configuration promises. */
        public static HouseBounds ofProduct() {
            return new HouseBounds(Duration.ofSeconds(4), Duration.ofMinutes(2),
                    Duration.ofSeconds(150), Duration.ofMinutes(12),
                    Duration.ofMinutes(15), 5.0, 30.0);
        }
    }
}
