package dev.pilotlight.cloud;

import dev.pilotlight.signing.ConfigSigner;
import dev.pilotlight.signing.KeyRing;
import dev.pilotlight.signing.SignedConfig;
import dev.pilotlight.signing.Statement;
import dev.pilotlight.signing.Target;
import dev.pilotlight.signing.TrustedKey;
import dev.pilotlight.signing.Validity;
import dev.pilotlight.signing.VerifyingKey;
import dev.pilotlight.wire.Codec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;

/** An operator with a key, who signs for groups and devices of the tenant {@code home}. */
public final class Signatory {
    private final KeyPair pair;

    public Signatory() {
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public KeyRing ring() {
        return KeyRing.EMPTY.with(new TrustedKey(VerifyingKey.of(pair.getPublic()), "ann"));
    }

    /** Signed for a day, by the real clock. */
    public SignedConfig sign(Target target, long version, String yaml) {
        return sign(target, version, yaml, Instant.now());
    }

    /** Signed for a day from that moment. */
    public SignedConfig sign(Target target, long version, String yaml, Instant now) {
        Statement statement = new Statement("home", target, version,
                new Validity(now.minusSeconds(60), now.plusSeconds(86_400)),
                Codec.yaml(yaml.getBytes(StandardCharsets.UTF_8)).toOptional().orElseThrow());
        try {
            return ConfigSigner.with(VerifyingKey.of(pair.getPublic()), pair.getPrivate())
                    .sign(statement).toOptional().orElseThrow();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
