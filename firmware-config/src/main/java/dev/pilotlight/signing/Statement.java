package dev.pilotlight.signing;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.wire.Fields;
import dev.pilotlight.wire.Shown;
import java.util.Optional;

/**
 * What a signer says: this configuration, for that target of that tenant, as that version, within
 * that time.
 *
 * @param version grows with every configuration for a device; at least 1
 * @param configuration in the form of the configuration file; for a group without {@code thing}
 */
public record Statement(String tenant, Target target, long version, Validity validity,
        Doc.Obj configuration) implements Said {
    /** The highest version: the highest whole number that every JSON reader keeps exact. */
    public static final long HIGHEST_VERSION = 999_999_999_999_999L;
    private static final String FORMAT = "pilotlight-configuration/1";

    public Statement {
        Terms _ = new Terms(tenant, target, version, validity);
    }

    @Override
    public Doc.Obj doc() {
        return Terms.of(this).on(Doc.Obj.of("format", Doc.text(FORMAT), "configuration",
                configuration));
    }

    /** Reads a statement; the configuration in it is not looked at yet. */
    public static Decoded<Statement> read(Doc.Obj doc) {
        Fields fields = Fields.of(doc, "");
        String format = fields.text("format");
        if (fields.has("format") && !format.equals(FORMAT)) {
            fields.wrong("format", "is \"" + format + "\", want \"" + FORMAT + "\"");
        }
        Optional<Terms> terms = Terms.read(fields);
        Doc.Obj configuration = fields.nested("configuration", Doc.Obj.EMPTY, Statement::object);
        fields.required("configuration", "want one");
        return fields.finish(() -> {
            Terms said = terms.orElseThrow();
            return new Statement(said.tenant(), said.target(), said.version(), said.validity(),
                    configuration);
        });
    }

    private static Decoded<Doc.Obj> object(Doc doc) {
        return doc instanceof Doc.Obj object
                ? Decoded.ok(object)
                : Decoded.malformed("", "is " + Shown.of(doc) + ", want an object");
    }
}
