package dev.pilotlight.agent;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names one start of the agent, so that its rows can be told from those of any other. */
final class Boot {
    private Boot() {}

    static String id() {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
