package dev.pilotlight.signing;

import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Keys, statements and a device for tests; the same each time. */
final class Signers {
    static final Instant NOON = Instant.parse("2017-02-28T12:00:00Z");
    static final KnownTime NOW = KnownTime.exactly(NOON);
    static final Validity VALID = new Validity(NOON.minusSeconds(60), NOON.plusSeconds(60));
    static final DeviceId HALL = new DeviceId("hall");
    static final KeyPair OPERATOR = pair(1);
    static final KeyPair STRANGER = pair(2);
    static final KeyRing RING = KeyRing.EMPTY
            .with(new TrustedKey(VerifyingKey.of(OPERATOR.getPublic()), "ann"));
    static final DeviceFacts DEVICE = new DeviceFacts(HALL, "acme", Set.of("ground-floor"), 7,
            new DeviceBounds(SafetyLimits.DEFAULTS, Optional.empty()));
    static final ConfigGate GATE = new ConfigGate(RING, DEVICE);
    static final String GOOD = "{\"schema\":1,\"thing\":\"hall\",\"tenant\":\"acme\","
            + "\"hardware\":{\"driver\":\"house\"},\"control\":{\"deadband\":0.6}}";

    private Signers() {}

    static KeyPair pair(int seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, new SecureRandom() {
                @Override
                public void nextBytes(byte[] bytes) {
                    Arrays.fill(bytes, (byte) seed);
                }
            });
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ConfigSigner signer(KeyPair pair) {
        return ConfigSigner.with(VerifyingKey.of(pair.getPublic()), pair.getPrivate());
    }

    static Statement statement(String configuration) {
        return new Statement("acme", new Target.Thing(HALL), 8, VALID, doc(configuration));
    }

    static Doc.Obj doc(String json) {
        return Codec.parseObject(json.getBytes(StandardCharsets.UTF_8)).toOptional().orElseThrow();
    }

    static SignedConfig signed(Statement statement) {
        return signed(OPERATOR, statement);
    }

    static SignedConfig signed(KeyPair by, Statement statement) {
        try {
            return signer(by).sign(statement).toOptional().orElseThrow();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Signs any bytes at all, as a hostile or broken holder of the key would. */
    static byte[] signedBytes(byte[] payload) {
        try {
            java.security.Signature signature = java.security.Signature.getInstance("Ed25519");
            signature.initSign(OPERATOR.getPrivate());
            signature.update(payload);
            return SignedConfig.of(payload, VerifyingKey.of(OPERATOR.getPublic()).id(),
                    signature.sign()).bytes();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
