package dev.pilotlight.agent.runtime;

import dev.pilotlight.agent.port.Keys;
import dev.pilotlight.signing.KnownTime;
import dev.pilotlight.signing.RingVerdict;
import dev.pilotlight.signing.SignedConfig;
import dev.pilotlight.signing.Verdict;
import java.util.Optional;

/**
 * Takes a change of whose signatures count, once; there is no trial, as keys heat no room. Whoever
 * is at home reads of it like of a configuration. The configuration desk's thread.
 */
record Rotation(Keys keys, Tryout.Audience audience) {

    /** Why it is not taken; empty when the keys are as it says. */
    Optional<Verdict.Refused> trust(String who, byte[] signed, KnownTime now) {
        boolean again = SignedConfig.read(signed).toOptional().flatMap(SignedConfig::sha256)
                .filter(keys::has).isPresent();
        return again ? Optional.empty() : trust(who, keys.ringGate().judge(signed, now));
    }

    private Optional<Verdict.Refused> trust(String who, RingVerdict verdict) {
        return switch (verdict) {
            case Verdict.Refused refused -> {
                audience.notice("keys-refused", "keys from " + who + " are refused: "
                        + refused.sentence());
                yield Optional.of(refused);
            }
            case RingVerdict.Taken taken -> {
                keys.keep(taken);
                audience.notice("keys-changed", "keys from " + who + ", version "
                        + taken.statement().version() + ", signed by key " + taken.key() + ": "
                        + (taken.changes().isEmpty()
                                ? "nothing is different"
                                : String.join("; ", taken.changes())));
                yield Optional.empty();
            }
        };
    }
}
