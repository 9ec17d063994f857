package dev.pilotlight.signing;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Fields;
import java.util.Optional;

/**
 * What a signer says of keys: these count, and those of them that are revoked do not. Keys that it
 * does not name stay as they are on the device.
 *
 * @param version grows with every ring for a device; rings and configurations count apart
 */
public record RingStatement(String tenant, Target target, long version, Validity validity,
        KeyRing ring) implements Said {
    static final String FORMAT = "pilotlight-ring/1";

    public RingStatement {
        Terms _ = new Terms(tenant, target, version, validity);
    }

    @Override
    public Doc.Obj doc() {
        return Terms.of(this).on(Doc.Obj.of("format", Doc.text(FORMAT), "ring", ring.doc()));
    }

    /** Reads what {@link #doc} wrote. */
    public static Decoded<RingStatement> read(Doc.Obj doc) {
        Fields fields = Fields.of(doc, "");
        String format = fields.text("format");
        if (!format.equals(FORMAT)) {
            fields.wrong("format", "is \"" + format + "\", want \"" + FORMAT + "\"");
        }
        Optional<Terms> terms = Terms.read(fields);
        fields.required("ring", "want keys");
        KeyRing ring = fields.nested("ring", KeyRing.EMPTY, one -> KeyRing.read(Codec.write(one)));
        return fields.finish(() -> {
            Terms said = terms.orElseThrow();
            return new RingStatement(said.tenant(), said.target(), said.version(),
                    said.validity(), ring);
        });
    }
}
