package dev.pilotlight.faults.ledger;

/**
 * One stored reading.
 *
 * @param boot the agent's start that made it
 * @param seq its number in that start, from 1
 * @param ts its simulated time, in milliseconds since 1970
 * @param body its values as canonical JSON
 */
public record Row(String boot, long seq, long ts, String body) {

    /** What makes it the same row on both sides. */
    public Key key() {
        return new Key(boot, seq);
    }

    /**
     * The identity of a row.
     *
     * @param boot the agent's start
     * @param seq its number in that start
     */
    public record Key(String boot, long seq) {}
}
