package dev.pilotlight.signing;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;

/**
 * What an operator signs: a configuration, or a change of whose signatures count; for whom, as
 * which version and until when. Each kind counts its own versions. Immutable.
 */
public sealed interface Said permits Statement, RingStatement {

    String tenant();

    Target target();

    /** Grows with everything of its kind for a device; at least 1. */
    long version();

    Validity validity();

    /** It as the document that is signed. */
    Doc.Obj doc();

    /** Reads either kind; what it is about is not looked at more than its form needs. */
    static Decoded<Said> read(Doc.Obj doc) {
        return doc.string("format").filter(RingStatement.FORMAT::equals).isPresent()
                ? RingStatement.read(doc).map(Said.class::cast)
                : Statement.read(doc).map(Said.class::cast);
    }
}
