package dev.pilotlight.signing;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Fields;
import dev.pilotlight.wire.Properties;
import dev.pilotlight.wire.Shown;
import dev.pilotlight.wire.Topics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a signer says: this configuration, for that target of that tenant, as that version, within
 * that time.
 *
 * @param version grows with every configuration for a device; at least 1
 * @param configuration in the form of the configuration file; for a group without {@code thing}
 */
public record Statement(String tenant, Target target, long version, Validity validity,
        Doc.Obj configuration) {
    /** The highest version: the highest whole number that every JSON reader keeps exact. */
    public static final long HIGHEST_VERSION = 999_999_999_999_999L;
    private static final String FORMAT = "pilotlight-configuration/1";
    private static final String INSTANT_WANTED = "a moment such as 2017-02-28T17:37:00Z";

    public Statement {
        if (version < 1 || version > HIGHEST_VERSION) {
            throw new IllegalArgumentException(
                    "version is " + version + ", want 1 to " + HIGHEST_VERSION);
        }
        if (!Topics.TENANT.matcher(tenant).matches()) {
            throw new IllegalArgumentException("tenant is no name, want " + DeviceId.WANTED);
        }
    }

    /** The statement as the document that is signed. */
    public Doc.Obj doc() {
        Doc.Obj whom = switch (target) {
            case Target.Thing(DeviceId thing) -> Doc.Obj.of("thing", Doc.text(thing.value()));
            case Target.Group(String name) -> Doc.Obj.of("group", Doc.text(name));
        };
        return Doc.Obj.of("format", Doc.text(FORMAT), "configuration", configuration)
                .with("for", whom.with("tenant", Doc.text(tenant)))
                .with("version", Doc.num(BigDecimal.valueOf(version)))
                .with("notBefore", Doc.text(validity.notBefore().toString()))
                .with("notAfter", Doc.text(validity.notAfter().toString()));
    }

    /** Reads a statement; the configuration in it is not looked at yet. */
    public static Decoded<Statement> read(Doc.Obj doc) {
        Fields fields = Fields.of(doc, "");
        String format = fields.text("format");
        if (fields.has("format") && !format.equals(FORMAT)) {
            fields.wrong("format", "is \"" + format + "\", want \"" + FORMAT + "\"");
        }
        Fields whom = fields.object("for");
        String tenant = whom.parsed("tenant", "", DeviceId.WANTED, Statement::name);
        whom.required("tenant", "want whose device");
        Target target = target(whom);
        long version = fields.whole("version", 1, HIGHEST_VERSION);
        Optional<Validity> validity = validity(fields);
        Doc.Obj configuration = fields.nested("configuration", Doc.Obj.EMPTY, Statement::object);
        fields.required("configuration", "want one");
        return fields.finish(() -> new Statement(tenant, target, version, validity.orElseThrow(),
                configuration));
    }

    private static Target target(Fields whom) {
        boolean one = whom.has("thing");
        if (one == whom.has("group")) {
            whom.wrong("", "has " + (one ? "both" : "neither") + ", want thing or group");
        }
        Target target = whom.parsed(one ? "thing" : "group", new Target.Group("nobody"),
                DeviceId.WANTED, text -> DeviceId.parse(text)
                        .map(name -> one ? new Target.Thing(name) : new Target.Group(text)));
        whom.refuseUnknown();
        return target;
    }

    private static Optional<Validity> validity(Fields fields) {
        Instant from = moment(fields, "notBefore");
        Instant until = moment(fields, "notAfter");
        if (from.isBefore(until)) {
            return Optional.of(new Validity(from, until));
        }
        fields.wrong("notAfter", "is " + until + ", want an end after notBefore");
        return Optional.empty();
    }

    private static Instant moment(Fields fields, String key) {
        fields.required(key, "want " + INSTANT_WANTED);
        return fields.parsed(key, Instant.EPOCH, INSTANT_WANTED, Properties::instant);
    }

    private static Optional<String> name(String text) {
        return Topics.TENANT.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    private static Decoded<Doc.Obj> object(Doc doc) {
        return doc instanceof Doc.Obj object
                ? Decoded.ok(object)
                : Decoded.malformed("", "is " + Shown.of(doc) + ", want an object");
    }
}
