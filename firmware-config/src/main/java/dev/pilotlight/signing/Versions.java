package dev.pilotlight.signing;

import dev.pilotlight.units.Decoded;
import java.util.Optional;

/**
 * How the versions of what is signed count on a device: each is taken once, each is higher than all
 * before, and none is so much higher that hardly any is left after it. Pure.
 */
public final class Versions {
    /**
     * A version may be so much higher than the newest that a device took. Enough for years of
     * counting that a new device missed; so little that a mistyped one does no harm: a thousand
     * million such steps lead to the highest version.
     */
    public static final long MOST_STEP = 1_000_000;

    private Versions() {}

    /** Whether a device that took {@code newest} has to refuse {@code version} as too high. */
    static boolean isTooHigh(long version, long newest) {
        return version - newest > MOST_STEP;
    }

    /** What a signer should know before handing out that version; empty when there is nothing. */
    public static Optional<String> warning(long version) {
        return version <= MOST_STEP
                ? Optional.empty()
                : Optional.of("version " + version + " is far up: a device takes it only if it"
                        + " took " + (version - MOST_STEP) + " or higher before, and then none"
                        + " below it any more");
    }

    /**
     * The newest version as a person on the spot sets it back, so that versions after it are taken
     * again: from 0 up to what the device says it took.
     *
     * @param newest what the device says is the newest that it took
     * @param wanted what is to count as the newest from now on
     */
    public static Decoded<Long> setBack(long newest, long wanted) {
        return wanted >= 0 && wanted <= newest
                ? Decoded.ok(wanted)
                : Decoded.malformed("version", "is " + wanted + ", want 0 to " + newest
                        + ", the newest that this device took");
    }

    /** What the one who sets it back should know. */
    public static String setBackSentence(long newest, long wanted) {
        return "versions from " + (wanted + 1) + " on are taken again. Whatever was signed for this"
                + " device as version " + (wanted + 1) + " to " + newest
                + " and is still valid is among them: if the key was not yours alone, revoke it";
    }
}
