package dev.pilotlight.signing;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Fields;
import java.util.Optional;

/**
 * What travels, a configuration or a ring of keys: the exact bytes that were signed, by which key,
 * and the signature, as one JSON object. It says nothing on whether any of it is true;
 * {@link ConfigGate} and {@link RingGate} do.
 *
 * @param payload the canonical JSON of what is {@link Said}, as base64url
 * @param key the {@link VerifyingKey#id} of the signer
 * @param signature the 64 bytes of Ed25519 over the payload's bytes, as base64url
 */
public record SignedConfig(String payload, String key, String signature) {
    /** Longest payload: as base64 it is just within {@link dev.pilotlight.wire.Limits}. */
    public static final int PAYLOAD_BYTES = 12_288;
    /** Longest whole: the payload as base64, the signature, and the names around them. */
    public static final int BYTES = 17_408;
    /** The first word of every signed configuration, and the version of its form. */
    static final String FORMAT = "pilotlight-signed/1";

    static SignedConfig of(byte[] payload, String key, byte[] signature) {
        return new SignedConfig(Base64Text.of(payload), key, Base64Text.of(signature));
    }

    /** The whole as canonical JSON. */
    public byte[] bytes() {
        return Codec.write(doc());
    }

    /** The whole as a document, to be put into a job. */
    public Doc.Obj doc() {
        return Doc.Obj.of("format", Doc.text(FORMAT), "key", Doc.text(key))
                .with("payload", Doc.text(payload)).with("signature", Doc.text(signature));
    }

    /**
     * SHA-256 of the signed bytes in hexadecimal, by which a torn copy is found out; empty when
     * they cannot be read.
     */
    public Optional<String> sha256() {
        return Base64Text.bytes(payload).map(VerifyingKey.Digest::sha256);
    }

    /**
     * What is said in it, whoever signed it: for those who pass it on. Only {@link ConfigGate}
     * finds out whether it is true.
     */
    public Decoded<Statement> statement() {
        return words().then(Statement::read);
    }

    /** The same of anything that is signed, a configuration or a ring. */
    public Decoded<Said> said() {
        return words().then(Said::read);
    }

    private Decoded<Doc.Obj> words() {
        return Base64Text.bytes(payload).map(Codec::parseObject)
                .orElseGet(() -> Decoded.malformed("payload", "is no base64url, want it"));
    }

    /** Reads the form alone; neither the signature nor what was signed is looked at. */
    public static Decoded<SignedConfig> read(byte[] json) {
        return Codec.parseObject(json).then(SignedConfig::read);
    }

    /** The same of a document. */
    public static Decoded<SignedConfig> read(Doc.Obj doc) {
        Fields fields = Fields.of(doc, "");
        String format = fields.text("format");
        if (fields.has("format") && !format.equals(FORMAT)) {
            fields.wrong("format", "is \"" + format + "\", want \"" + FORMAT + "\"");
        }
        SignedConfig signed = new SignedConfig(fields.text("payload"), fields.text("key"),
                fields.text("signature"));
        return fields.finish(() -> signed);
    }
}
