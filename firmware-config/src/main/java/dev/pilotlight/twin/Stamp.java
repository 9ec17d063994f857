package dev.pilotlight.twin;

import java.util.Optional;

/**
 * Who edited a property when, knowing what: the {@code meta} of one property.
 *
 * @param base edits of both sides that this one knew of, itself included
 * @param by {@code wall}, {@code schedule}, {@code config}, or {@code app:NAME}
 * @param clockTrusted whether the clock behind {@code hlc} was known to be right
 */
public record Stamp(VersionVector base, Hlc hlc, String by, boolean clockTrusted) {

    public Doc.Obj toDoc() {
        return Doc.Obj.of("base", Doc.text(base.toString()), "hlc", Doc.text(hlc.toString()))
                .with("by", Doc.text(by)).with("clk", Doc.text(clockTrusted ? "ok" : "boot"));
    }

    /** Reads what {@link #toDoc} wrote; empty when any part is missing or malformed. */
    public static Optional<Stamp> of(Doc.Obj meta) {
        Optional<VersionVector> base = meta.string("base").flatMap(VersionVector::parse);
        Optional<Hlc> hlc = meta.string("hlc").flatMap(Hlc::parse);
        if (base.isEmpty() || hlc.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Stamp(base.get(), hlc.get(), meta.string("by").orElse("unknown"),
                meta.string("clk").orElse("boot").equals("ok")));
    }
}
