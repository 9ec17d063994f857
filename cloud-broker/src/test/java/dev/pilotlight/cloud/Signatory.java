package dev.pilotlight.cloud;

import dev.pilotlight.signing.KeyRing;
import dev.pilotlight.signing.RingStatement;
import dev.pilotlight.signing.SignedConfig;
import dev.pilotlight.signing.SigningKey;
import dev.pilotlight.signing.Statement;
import dev.pilotlight.signing.Target;
import dev.pilotlight.signing.Validity;
import dev.pilotlight.wire.Codec;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;

/** An operator with a key, who signs for groups and devices of the tenant {@code home}. */
public final class Signatory {
    private final SigningKey key = SigningKey.make(new SecureRandom());

    public KeyRing ring() {
        return KeyRing.EMPTY.with(key.trusted("ann"));
    }

    /** Signed for a day, by the real clock. */
    public SignedConfig sign(Target target, long version, String yaml) {
        return sign(target, version, yaml, Instant.now());
    }

    /** Signed for a day from that moment. */
    public SignedConfig sign(Target target, long version, String yaml, Instant now) {
        return key.sign(new Statement("home", target, version, day(now),
                Codec.yaml(yaml.getBytes(StandardCharsets.UTF_8)).toOptional().orElseThrow()));
    }

    /** Keys that are to count from that moment; may be taken for a day. */
    public SignedConfig sign(Target target, long version, KeyRing ring, Instant now) {
        return key.sign(new RingStatement("home", target, version, day(now), ring));
    }

    private static Validity day(Instant now) {
        return new Validity(now.minusSeconds(60), now.plusSeconds(86_400));
    }
}
