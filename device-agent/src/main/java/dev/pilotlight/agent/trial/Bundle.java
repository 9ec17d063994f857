package dev.pilotlight.agent.trial;

/**
 * A verified configuration in its place.
 *
 * @param version the signed version; 0 for the installer's file
 * @param sha256 of its bytes, by which a torn slot is found out; empty for the installer's file
 */
public record Bundle(Place place, long version, String sha256) {
    /** What a device begins with. */
    public static final Bundle INSTALLED = new Bundle(Place.FILE, 0, "");
}
