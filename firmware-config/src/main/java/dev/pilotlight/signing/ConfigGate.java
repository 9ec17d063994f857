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
import java.math.BigDecimal;
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
        return switch (new Envelope(ring).open(offered)) {
            case Envelope.Opened.Shut(Refused why) -> why;
            case Envelope.Opened.Payload payload -> switch (Statement.read(payload.doc())) {
                case Decoded.Malformed<Statement>(List<Problem> problems) ->
                    new Refused(Reason.MALFORMED, problems);
                case Decoded.Ok<Statement>(Statement statement) ->
                    Terms.of(statement).refusal(device, now).<Verdict>map(why -> why)
                            .orElseGet(() -> configuration(statement, payload.key(),
                                    payload.sha256()));
            };
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
}
