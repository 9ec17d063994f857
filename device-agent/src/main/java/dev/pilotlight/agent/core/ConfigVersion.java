package dev.pilotlight.agent.core;

import dev.pilotlight.twin.Doc;

/**
 * Which configuration is in force.
 *
 * @param version the signed version; 0 for the installer's file
 * @param sha256 of the signed bytes; empty for the installer's file
 */
public record ConfigVersion(long version, String sha256) {
    /** The installer's file. */
    public static final ConfigVersion INSTALLED = new ConfigVersion(0, "");

    Doc.Obj doc() {
        Doc.Obj doc = Doc.Obj.of("version", Doc.num(version));
        return sha256.isEmpty() ? doc : doc.with("sha256", Doc.text(sha256));
    }
}
