package dev.pilotlight.cloud.telemetry;

/**
 * How many points of one boot are stored. A device counts from 1 without holes, so what is missing
 * below the last is a gap.
 *
 * @param last the highest sequence number stored
 * @param stored how many are stored
 */
public record Tally(String boot, long last, long stored) {
    public long missing() {
        return last - stored;
    }
}
