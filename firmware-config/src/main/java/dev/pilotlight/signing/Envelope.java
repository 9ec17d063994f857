package dev.pilotlight.signing;

import dev.pilotlight.signing.Verdict.Reason;
import dev.pilotlight.signing.Verdict.Refused;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Problem;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Limits;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What everything signed passes first: bounds, form, key, signature, canonical writing. Nothing of
 * the payload is read before its signature holds.
 *
 * @param ring whose signatures count
 */
record Envelope(KeyRing ring) {

    /** What came of it. */
    sealed interface Opened {
        /**
         * The signer's own words; they may still say anything.
         *
         * @param key the id of the key that signed them
         * @param sha256 of the signed bytes, in hexadecimal
         */
        record Payload(Doc.Obj doc, String key, String sha256) implements Opened {}

        record Shut(Refused why) implements Opened {
            Shut(Reason reason, String sentence) {
                this(new Refused(reason, sentence));
            }

            Shut(List<Problem> problems) {
                this(new Refused(Reason.MALFORMED, problems));
            }
        }
    }

    Opened open(byte[] offered) {
        Optional<Opened> unfit = unfit(offered, SignedConfig.BYTES);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        return switch (Codec.parseObject(offered)) {
            case Decoded.Malformed<Doc.Obj>(List<Problem> problems) -> new Opened.Shut(problems);
            case Decoded.Ok<Doc.Obj>(Doc.Obj doc) -> open(doc);
        };
    }

    private Opened open(Doc.Obj doc) {
        for (String part : List.of("payload", "key", "signature")) {
            if (doc.string(part).filter(text -> !text.isEmpty()).isEmpty()) {
                return new Opened.Shut(new Refused(Reason.UNSIGNED, List.of(
                        new Problem(part, "is missing, want a signed configuration"))));
            }
        }
        return switch (SignedConfig.read(doc)) {
            case Decoded.Malformed<SignedConfig>(List<Problem> problems) ->
                new Opened.Shut(problems);
            case Decoded.Ok<SignedConfig>(SignedConfig signed) -> open(signed);
        };
    }

    private Opened open(SignedConfig signed) {
        Optional<TrustedKey> key = ring.key(signed.key());
        if (key.isEmpty()) {
            return new Opened.Shut(Reason.UNKNOWN_KEY, "is signed by key " + shown(signed.key())
                    + ", want one of this device's ring");
        }
        if (key.get().revoked().isPresent()) {
            return new Opened.Shut(Reason.REVOKED_KEY, "is signed by " + key.get().name()
                    + "'s key " + signed.key() + ", which was revoked: "
                    + key.get().revoked().get());
        }
        Optional<byte[]> payload = Base64Text.bytes(signed.payload());
        Optional<byte[]> signature = Base64Text.bytes(signed.signature());
        if (payload.isEmpty() || signature.isEmpty()
                || !key.get().key().verifies(payload.get(), signature.get())) {
            return new Opened.Shut(Reason.WRONG_SIGNATURE,
                    "was changed, or not signed by key " + signed.key());
        }
        return verified(payload.get(), signed.key());
    }

    /** From here on the bytes are the signer's; they may still be anything. */
    private static Opened verified(byte[] payload, String key) {
        return unfit(payload, SignedConfig.PAYLOAD_BYTES).orElseGet(
                () -> switch (Codec.parseObject(payload).then(doc -> canonical(doc, payload))) {
                    case Decoded.Malformed<Doc.Obj>(List<Problem> problems) ->
                        new Opened.Shut(problems);
                    case Decoded.Ok<Doc.Obj>(Doc.Obj doc) ->
                        new Opened.Payload(doc, key, VerifyingKey.Digest.sha256(payload));
                });
    }

    /** Two writings of one statement would have two digests: only the canonical one is taken. */
    private static Decoded<Doc.Obj> canonical(Doc.Obj doc, byte[] payload) {
        return CanonicalJson.bytes(doc).then(bytes -> Arrays.equals(bytes, payload)
                ? Decoded.ok(doc)
                : Decoded.malformed("payload", "is not canonical, want RFC 8785"));
    }

    private static Optional<Opened> unfit(byte[] bytes, int most) {
        if (bytes.length > most) {
            return Optional.of(new Opened.Shut(Reason.OVERSIZE,
                    "has " + bytes.length + " bytes, want at most " + most));
        }
        int depth = Nesting.of(bytes);
        return depth > Limits.DEPTH
                ? Optional.of(new Opened.Shut(Reason.TOO_DEEP,
                        "is nested " + depth + " deep, want at most " + Limits.DEPTH))
                : Optional.empty();
    }

    private static String shown(String key) {
        return key.length() > 40 ? key.substring(0, 40) + "…" : key;
    }
}
