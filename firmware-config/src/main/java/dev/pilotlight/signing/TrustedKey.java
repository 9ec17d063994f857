package dev.pilotlight.signing;

import java.util.Optional;

/**
 * A key of the ring.
 *
 * @param name whose it is, for people
 * @param revoked why it does not count any more; empty while it does
 */
public record TrustedKey(VerifyingKey key, String name, Optional<String> revoked) {
    private static final int LONGEST = 128;

    public TrustedKey {
        if (name.isBlank() || name.length() > LONGEST) {
            throw new IllegalArgumentException("name is \"" + name + "\", want 1 to " + LONGEST
                    + " characters");
        }
    }

    /** A key that counts. */
    public TrustedKey(VerifyingKey key, String name) {
        this(key, name, Optional.empty());
    }

    /** Whether its signatures count. */
    public boolean counts() {
        return revoked.isEmpty();
    }

    TrustedKey revoke(String why) {
        return new TrustedKey(key, name, Optional.of(why));
    }
}
