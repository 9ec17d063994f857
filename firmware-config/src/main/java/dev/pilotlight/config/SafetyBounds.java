package dev.pilotlight.config;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Fields;
import dev.pilotlight.wire.Properties;
import java.util.Optional;

/**
 * Safety bounds that somebody asks for on top of those that a device has: they tighten, and what is
 * laxer than the device's own has no effect (law L2).
 */
public record SafetyBounds(Optional<Temperature> frostFloor, Optional<Temperature> ceiling) {
    /** Nothing beyond what the device has. */
    public static final SafetyBounds NONE = new SafetyBounds(Optional.empty(), Optional.empty());

    private static final String FROST_FLOOR = "frostFloor";
    private static final String CEILING = "ceiling";

    /** Reads {@code {"frostFloor":7,"ceiling":26}}, either or both; {@code "none"} asks nothing. */
    public static Decoded<SafetyBounds> read(Doc doc) {
        if (doc.equals(Properties.NONE)) {
            return Decoded.ok(NONE);
        }
        Fields fields = Fields.of(doc, "");
        Optional<Temperature> floor = bound(fields, FROST_FLOOR,
                SafetyLimits.LOWEST_FROST_FLOOR, SafetyLimits.HIGHEST_FROST_FLOOR);
        Optional<Temperature> ceiling = bound(fields, CEILING, SafetyLimits.LOWEST_CEILING,
                SafetyLimits.HIGHEST_CEILING);
        return fields.finish(() -> new SafetyBounds(floor, ceiling));
    }

    private static Optional<Temperature> bound(Fields fields, String key, Temperature least,
            Temperature most) {
        return fields.has(key)
                ? Optional.of(fields.temperature(key, least, most))
                : Optional.empty();
    }

    /** The form on the wire. */
    public Doc toDoc() {
        Doc.Obj doc = Doc.Obj.EMPTY;
        doc = frostFloor.isPresent()
                ? doc.with(FROST_FLOOR, Doc.num(frostFloor.get().decimal()))
                : doc;
        doc = ceiling.isPresent() ? doc.with(CEILING, Doc.num(ceiling.get().decimal())) : doc;
        return doc.isEmpty() ? Properties.NONE : doc;
    }

    /** Limits that are at least as strict as both. */
    public SafetyLimits on(SafetyLimits own) {
        Temperature floor = frostFloor.filter(asked -> asked.isAbove(own.frostFloor()))
                .orElse(own.frostFloor());
        Temperature top = ceiling.filter(asked -> asked.isBelow(own.ceiling()))
                .orElse(own.ceiling());
        return new SafetyLimits(floor, top, own.heat(), own.cool(), own.staleAfter(), own
                .maximumRun(), own.guards());
    }
}
