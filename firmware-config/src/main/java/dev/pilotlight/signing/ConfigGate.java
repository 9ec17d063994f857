package dev.pilotlight.signing;

import dev.pilotlight.config.ConfigReader;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.signing.Verdict.Accepted;
import dev.pilotlight.signing.Verdict.Reason;
import dev.pilotlight.signing.Verdict.Refused;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.units.Problem;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Limits;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The one way in for a configuration, whether it comes from the cloud, a USB stick or the command
 * line: bounds, signature, form, target, version, time, schema, rules, and last the device's own
 * bounds. Nothing of the payload is read before its signature holds. Immutable; any thread.
 */
public final class ConfigGate {
    private final KeyRing ring;
    private final DeviceFacts device;

    public ConfigGate(KeyRing ring, DeviceFacts device) {
        this.ring = ring;
        this.device = device;
    }

    /** What to do with the bytes that somebody offers. */
    public Verdict judge(byte[] offered, KnownTime now) {
        Optional<Refused> unfit = unfit(offered, SignedConfig.BYTES);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        return switch (Codec.parseObject(offered)) {
            case Decoded.Malformed<Doc.Obj>(List<Problem> problems) ->
                new Refused(Reason.MALFORMED, problems);
            case Decoded.Ok<Doc.Obj>(Doc.Obj doc) -> judge(doc, now);
        };
    }

    /**
     * What a configuration says that this gate let in before. Neither signature nor time nor
     * version is looked at again: a key that was revoked since, or a clock that is not set, must
     * not stop the device that runs on it. Its rules and the device's own bounds still hold.
     */
    public Decoded<FirmwareConfig> again(byte[] stored) {
        return SignedConfig.read(stored).then(SignedConfig::statement)
                .then(statement -> ConfigReader.read(completed(statement))).then(config -> {
                    List<Problem> beyond = device.bounds().broken(config);
                    return beyond.isEmpty() ? Decoded.ok(config) : Decoded.malformed(beyond);
                });
    }

    private Verdict judge(Doc.Obj doc, KnownTime now) {
        for (String part : List.of("payload", "key", "signature")) {
            if (doc.string(part).filter(text -> !text.isEmpty()).isEmpty()) {
                return new Refused(Reason.UNSIGNED, List.of(
                        new Problem(part, "is missing, want a signed configuration")));
            }
        }
        return switch (SignedConfig.read(doc)) {
            case Decoded.Malformed<SignedConfig>(List<Problem> problems) ->
                new Refused(Reason.MALFORMED, problems);
            case Decoded.Ok<SignedConfig>(SignedConfig signed) -> judge(signed, now);
        };
    }

    private Verdict judge(SignedConfig signed, KnownTime now) {
        Optional<TrustedKey> key = ring.key(signed.key());
        if (key.isEmpty()) {
            return new Refused(Reason.UNKNOWN_KEY, "is signed by key " + shown(signed.key())
                    + ", want one of this device's ring");
        }
        if (key.get().revoked().isPresent()) {
            return new Refused(Reason.REVOKED_KEY, "is signed by " + key.get().name() + "'s key "
                    + signed.key() + ", which was revoked: " + key.get().revoked().get());
        }
        Optional<byte[]> payload = Base64Text.bytes(signed.payload());
        Optional<byte[]> signature = Base64Text.bytes(signed.signature());
        if (payload.isEmpty() || signature.isEmpty()
                || !key.get().key().verifies(payload.get(), signature.get())) {
            return new Refused(Reason.WRONG_SIGNATURE,
                    "was changed, or not signed by key " + signed.key());
        }
        return verified(payload.get(), signed.key(), now);
    }

    /** From here on the bytes are the signer's; they may still be anything. */
    private Verdict verified(byte[] payload, String key, KnownTime now) {
        Optional<Refused> unfit = unfit(payload, SignedConfig.PAYLOAD_BYTES);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        return switch (Codec.parseObject(payload).then(doc -> canonical(doc, payload))
                .then(Statement::read)) {
            case Decoded.Malformed<Statement>(List<Problem> problems) ->
                new Refused(Reason.MALFORMED, problems);
            case Decoded.Ok<Statement>(Statement statement) ->
                said(statement, now).<Verdict>map(refused -> refused)
                        .orElseGet(() -> configuration(statement, key,
                                VerifyingKey.Digest.sha256(payload)));
        };
    }

    /** Two writings of one statement would have two digests: only the canonical one is taken. */
    private static Decoded<Doc.Obj> canonical(Doc.Obj doc, byte[] payload) {
        return CanonicalJson.bytes(doc).then(bytes -> Arrays.equals(bytes, payload)
                ? Decoded.ok(doc)
                : Decoded.malformed("payload", "is not canonical, want RFC 8785"));
    }

    /** Whether, whom and when: what is said about the configuration. */
    private Optional<Refused> said(Statement statement, KnownTime now) {
        if (!device.isMeant(statement)) {
            return Optional.of(new Refused(Reason.OTHER_DEVICE, "is for " + statement.target()
                    + " of " + statement.tenant() + ", want " + device.thing() + " of "
                    + device.tenant() + " or a group of its"));
        }
        if (statement.version() <= device.newest()) {
            return Optional.of(new Refused(Reason.REPLAYED, "is version " + statement.version()
                    + ", want a newer one than " + device.newest()));
        }
        return outOfTime(statement.validity(), now);
    }

    private static Optional<Refused> outOfTime(Validity validity, KnownTime now) {
        if (!now.atLeast().isBefore(validity.notAfter())) {
            return Optional.of(new Refused(Reason.EXPIRED,
                    "was valid until " + validity.notAfter() + ", want a valid one"));
        }
        if (!now.atLeast().isBefore(validity.notBefore())) {
            return Optional.empty();
        }
        return Optional.of(now.trusted()
                ? new Refused(Reason.NOT_YET_VALID,
                        "is valid from " + validity.notBefore() + ", want it then")
                : new Refused(Reason.CLOCK_NOT_SET, "is valid from " + validity.notBefore()
                        + ", want this device's clock set to know whether that has come"));
    }

    private Verdict configuration(Statement statement, String key, String sha256) {
        Doc.Obj doc = completed(statement);
        Optional<BigDecimal> schema = doc.number("schema").filter(
                number -> number.compareTo(BigDecimal.valueOf(FirmwareConfig.SCHEMA)) > 0);
        if (schema.isPresent()) {
            return new Refused(Reason.NEWER_SCHEMA, List.of(new Problem("schema", "is "
                    + schema.get() + ", want at most " + FirmwareConfig.SCHEMA
                    + ": it is for a newer Pilotlight than this one")));
        }
        return switch (ConfigReader.read(doc)) {
            case Decoded.Malformed<FirmwareConfig>(List<Problem> problems) ->
                new Refused(Reason.RULES_BROKEN, problems);
            case Decoded.Ok<FirmwareConfig>(FirmwareConfig config) ->
                within(config, statement, key, sha256);
        };
    }

    private Verdict within(FirmwareConfig config, Statement statement, String key,
            String sha256) {
        if (!config.thing().equals(device.thing()) || !config.tenant().equals(device.tenant())) {
            return new Refused(Reason.OTHER_DEVICE, "makes this device " + config.thing() + " of "
                    + config.tenant() + ", want " + device.thing() + " of " + device.tenant());
        }
        List<Problem> beyond = device.bounds().broken(config);
        return beyond.isEmpty()
                ? new Accepted(config, statement, key, sha256)
                : new Refused(Reason.BEYOND_OWN_BOUNDS, beyond);
    }

    /** A group's configuration names no device, and none needs to repeat the tenant. */
    private Doc.Obj completed(Statement statement) {
        Doc.Obj doc = statement.configuration();
        Doc.Obj named = statement.target() instanceof Target.Group && doc.get("thing").isEmpty()
                ? doc.with("thing", name(device.thing()))
                : doc;
        return named.get("tenant").isPresent()
                ? named
                : named.with("tenant", Doc.text(statement.tenant()));
    }

    private static Doc name(DeviceId thing) {
        return Doc.text(thing.value());
    }

    private static Optional<Refused> unfit(byte[] bytes, int most) {
        if (bytes.length > most) {
            return Optional.of(new Refused(Reason.OVERSIZE,
                    "has " + bytes.length + " bytes, want at most " + most));
        }
        int depth = Nesting.of(bytes);
        return depth > Limits.DEPTH
                ? Optional.of(new Refused(Reason.TOO_DEEP,
                        "is nested " + depth + " deep, want at most " + Limits.DEPTH))
                : Optional.empty();
    }

    private static String shown(String key) {
        return key.length() > 40 ? key.substring(0, 40) + "…" : key;
    }
}
