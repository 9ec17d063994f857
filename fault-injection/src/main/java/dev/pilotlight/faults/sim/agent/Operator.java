package dev.pilotlight.faults.sim.agent;

import dev.pilotlight.faults.sim.fault.Offer;
import dev.pilotlight.signing.ConfigSigner;
import dev.pilotlight.signing.KeyRing;
import dev.pilotlight.signing.SignedConfig;
import dev.pilotlight.signing.Statement;
import dev.pilotlight.signing.Target;
import dev.pilotlight.signing.TrustedKey;
import dev.pilotlight.signing.Validity;
import dev.pilotlight.signing.VerifyingKey;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Codec;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who writes and signs configurations for one device, and the stranger who would like to. The keys
 * are the same in every run. One thread.
 */
final class Operator {
    private static final KeyPair OWN = pair(1);
    private static final KeyPair STRANGE = pair(2);
    private static final Validity ALWAYS = new Validity(Instant.EPOCH, Instant.parse(
            "2100-01-01T00:00:00Z"));

    private final Blueprint plan;
    /** What this operator signed, by the digest of its bytes. */
    private final Map<String, Offer> signed = new TreeMap<>();
    private long version;

    Operator(Blueprint plan) {
        this.plan = plan;
    }

    /** Always the same bytes: for keys that must not differ between two runs of a seed. */
    private static final class Constant extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final byte value;

        Constant(int value) {
            this.value = (byte) value;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, value);
        }
    }

    private static KeyPair pair(int number) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Constant(number));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Whom devices trust. */
    static KeyRing ring() {
        return KeyRing.EMPTY.with(new TrustedKey(VerifyingKey.of(OWN.getPublic()), "operator"));
    }

    /** A configuration of that kind, as it is handed in. */
    String offer(Offer kind) {
        if (kind == Offer.GOOD || kind == Offer.BLIND) {
            version++;
        }
        SignedConfig config = sign(kind == Offer.FORGED ? STRANGE : OWN, kind);
        if (kind == Offer.GOOD || kind == Offer.BLIND) {
            signed.put(config.sha256().orElseThrow(), kind);
        }
        return kind == Offer.FORGED ? posing(config) : text(config.bytes());
    }

    /** A stranger who says that the key is the operator's. */
    private static String posing(SignedConfig config) {
        return text(Codec.write(config.doc().with("key", Doc.text(VerifyingKey.of(OWN.getPublic())
                .id()))));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private SignedConfig sign(KeyPair by, Offer kind) {
        try {
            return ConfigSigner.with(VerifyingKey.of(by.getPublic()), by.getPrivate()).sign(
                    new Statement(plan.config().tenant(), new Target.Thing(plan.config().thing()),
                            said(kind), ALWAYS, content(kind)))
                    .toOptional().orElseThrow();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private long said(Offer kind) {
        return switch (kind) {
            case GOOD, BLIND -> version;
            case FORGED -> version + 1;
            case REPLAYED -> 1;
        };
    }

    /** Each good one differs from the one before it, and an old one from all of them. */
    private Doc.Obj content(Offer kind) {
        return switch (kind) {
            case BLIND -> plan.written().with("hardware", part("hardware").with("sensors", Doc.Obj
                    .of("attic", Doc.Obj.EMPTY)));
            case GOOD, FORGED -> deadband(version % 2 == 0 ? "0.5" : "0.6");
            case REPLAYED -> deadband("0.7");
        };
    }

    private Doc.Obj deadband(String kelvin) {
        return plan.written().with("control", part("control").with("deadband", Doc.num(
                new BigDecimal(kelvin))));
    }

    private Doc.Obj part(String name) {
        return plan.written().get(name).orElse(Doc.Obj.EMPTY) instanceof Doc.Obj part
                ? part
                : Doc.Obj.EMPTY;
    }

    /** What kind the one with that digest is; empty when it never was this operator's newest. */
    Optional<Offer> signed(String sha256) {
        return Optional.ofNullable(signed.get(sha256));
    }
}
