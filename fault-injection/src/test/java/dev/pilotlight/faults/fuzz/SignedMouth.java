package dev.pilotlight.faults.fuzz;

import static dev.pilotlight.faults.fuzz.Mouth.check;

import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.signing.CanonicalJson;
import dev.pilotlight.signing.ConfigGate;
import dev.pilotlight.signing.DeviceBounds;
import dev.pilotlight.signing.DeviceFacts;
import dev.pilotlight.signing.KeyRing;
import dev.pilotlight.signing.KnownTime;
import dev.pilotlight.signing.RingGate;
import dev.pilotlight.signing.TrustedKey;
import dev.pilotlight.signing.Verdict;
import dev.pilotlight.signing.VerifyingKey;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Codec;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody offers as a signed configuration: once as it comes, and once as the words of one
 * who holds a key that counts, since a key's owner may be mistaken or robbed as well.
 */
final class SignedMouth implements Mouth {
    private static final long NEWEST = 7;

    private final KeyPair pair;
    private final String id;
    private final ConfigGate configurations;
    private final RingGate rings;
    private final Instant now;

    SignedMouth(DeviceId thing, Instant now) {
        try {
            this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
        VerifyingKey key = VerifyingKey.of(pair.getPublic());
        this.id = key.id();
        this.now = now;
        KeyRing ring = new KeyRing(List.of(new TrustedKey(key, "ann")));
        DeviceFacts facts = new DeviceFacts(thing, "home", Set.of("flat"), NEWEST, new DeviceBounds(
                SafetyLimits.DEFAULTS, Optional.empty()));
        this.configurations = new ConfigGate(ring, facts);
        this.rings = new RingGate(ring, facts);
    }

    @Override
    public void take(byte[] bytes) throws GeneralSecurityException {
        check(configurations.judge(bytes, KnownTime.exactly(now)) instanceof Verdict.Refused,
                "taken without a signature");
        rings.judge(bytes, KnownTime.exactly(now));
        Optional<byte[]> words = Codec.parseObject(bytes).then(CanonicalJson::bytes).toOptional();
        if (words.isPresent()) {
            byte[] signed = signed(words.get());
            judge(signed);
            rings.judge(signed, KnownTime.exactly(now));
        }
    }

    private void judge(byte[] signed) {
        switch (configurations.judge(signed, KnownTime.exactly(now))) {
            case Verdict.Refused refused -> {
                check(!refused.sentence().isBlank(), "a refusal without a word");
                check(refused.sentence().chars().noneMatch(Character::isISOControl),
                        "a refusal with a control character: " + refused.sentence());
            }
            case Verdict.Accepted accepted -> {
                check(accepted.statement().version() > NEWEST, "an old version was taken");
                check(accepted.statement().tenant().equals("home"), "of another tenant");
                check(accepted.config().thing().value().equals("stove"), "of another thing");
            }
        }
    }

    private byte[] signed(byte[] words) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(words);
        return Codec
                .write(Doc.Obj.of("format", Doc.text("pilotlight-signed/1"), "key", Doc.text(id))
                        .with("payload", text(words)).with("signature", text(signature.sign())));
    }

    private static Doc text(byte[] bytes) {
        return Doc.text(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
