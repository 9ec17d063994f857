package dev.pilotlight.agent;

import dev.pilotlight.signing.ConfigSigner;
import dev.pilotlight.signing.KeyRing;
import dev.pilotlight.signing.Statement;
import dev.pilotlight.signing.Target;
import dev.pilotlight.signing.TrustedKey;
import dev.pilotlight.signing.Validity;
import dev.pilotlight.signing.VerifyingKey;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;

/** An operator with a key of their own. */
public final class TestSigner {
    private final KeyPair pair;

    public TestSigner() {
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public KeyRing ring() {
        return KeyRing.EMPTY.with(new TrustedKey(VerifyingKey.of(pair.getPublic()), "ann"));
    }

    /** The configuration for the device {@code hall}, signed for a day. */
    public String sign(long version, String yaml) {
        Statement statement = new Statement("home", new Target.Thing(new DeviceId("hall")),
                version, new Validity(Instant.now().minusSeconds(60),
                        Instant.now().plusSeconds(86_400)),
                Codec.yaml(yaml.getBytes(StandardCharsets.UTF_8)).toOptional().orElseThrow());
        try {
            return new String(ConfigSigner.with(VerifyingKey.of(pair.getPublic()),
                    pair.getPrivate()).sign(statement).toOptional().orElseThrow().bytes(),
                    StandardCharsets.UTF_8);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
