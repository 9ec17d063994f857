package dev.pilotlight.cloud;

import dev.pilotlight.signing.ConfigGate;
import dev.pilotlight.signing.DeviceFacts;
import dev.pilotlight.signing.KeyRing;
import dev.pilotlight.signing.KnownTime;
import dev.pilotlight.signing.RingGate;
import dev.pilotlight.signing.RingStatement;
import dev.pilotlight.signing.RingVerdict;
import dev.pilotlight.signing.Said;
import dev.pilotlight.signing.SignedConfig;
import dev.pilotlight.signing.Statement;
import dev.pilotlight.signing.Verdict;
import java.time.Instant;
import java.util.Optional;

/** What a device with that ring would say of something signed, but for its own bounds. */
record Doorway(KeyRing ring, DeviceFacts device) {

    /** Why it would be refused; empty when it would be taken. */
    Optional<Verdict.Refused> refusal(SignedConfig signed, Instant now) {
        KnownTime moment = KnownTime.exactly(now);
        Optional<Said> said = signed.said().toOptional();
        if (said.filter(RingStatement.class::isInstance).isPresent()) {
            return switch (new RingGate(ring, device).judge(signed.bytes(), moment)) {
                case RingVerdict.Taken _ -> Optional.empty();
                case Verdict.Refused refused -> Optional.of(refused);
            };
        }
        return switch (new ConfigGate(ring, device).judge(signed.bytes(), moment)) {
            case Verdict.Accepted _ -> Optional.empty();
            case Verdict.Refused refused -> Optional.of(refused);
        };
    }

    /** What that is, for people; it was taken, so it can be read. */
    static String words(SignedConfig signed) {
        Said said = signed.said().toOptional().orElseThrow();
        String kind = switch (said) {
            case Statement _ -> "";
            case RingStatement _ -> "keys, ";
        };
        return kind + "version " + said.version() + " for " + said.target() + ", by key "
                + signed.key();
    }
}
