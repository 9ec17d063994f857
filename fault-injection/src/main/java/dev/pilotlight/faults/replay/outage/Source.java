package dev.pilotlight.faults.replay.outage;

/**
 * Who published a fact.
 *
 * @param title of the post-mortem or article, with its author
 * @param date as published
 * @param where without a scheme: it is named, never fetched
 */
public record Source(String title, String date, String where) {
    /** As a reader can look it up. */
    public String cited() {
        return title + ", " + date + " (" + where + ")";
    }
}
