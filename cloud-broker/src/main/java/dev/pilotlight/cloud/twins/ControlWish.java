package dev.pilotlight.cloud.twins;

import dev.pilotlight.config.SafetyBounds;
import dev.pilotlight.schedule.Hold;
import dev.pilotlight.schedule.Lease;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.wire.Goals;
import dev.pilotlight.wire.Properties;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an operator may want of one property of {@code control}: read, held to its bounds, and
 * written in its one form on the wire. Pure.
 *
 * @param by signs a lease, such as {@code app:ada}
 * @param now the cloud's wall clock
 * @param modes words of the modes that the device said its equipment can do; empty when it did not
 *        say
 */
public record ControlWish(String by, Instant now, List<String> modes) {
    private static final String PROPERTIES = "mode, hold, lease, vacation, unit, earlyStart, "
            + "earlyStop, limits, or preset- and home, away, eco, sleep or boost";

    public ControlWish {
        modes = List.copyOf(modes);
    }

    /** The modes that a device's {@code health} tells of. */
    public static List<String> modes(Shadow health) {
        return health.reported().values().get("modes").stream()
                .filter(Doc.Arr.class::isInstance).map(Doc.Arr.class::cast)
                .flatMap(list -> list.items().stream())
                .filter(Doc.Text.class::isInstance).map(word -> ((Doc.Text) word).value())
                .toList();
    }

    /** The property's value as it goes into desired. */
    Decoded<Doc> read(String property, Doc value) {
        return switch (property) {
            case Properties.MODE -> Properties.mode(value).map(Properties::mode).then(this::fits);
            case Properties.HOLD -> Properties.hold(value).then(this::bounded)
                    .map(Properties::hold);
            case Properties.LEASE -> Properties.lease(value).then(this::signed)
                    .map(Properties::lease);
            case Properties.VACATION -> Goals.vacation(value).map(Goals::vacation);
            case Properties.UNIT -> Properties.unit(value).map(Properties::unit);
            case Properties.EARLY_START, Properties.EARLY_STOP ->
                Properties.flag(value).map(Doc::bool);
            case Properties.LIMITS -> SafetyBounds.read(value).map(SafetyBounds::toDoc);
            default -> preset(property, value);
        };
    }

    private static Decoded<Doc> preset(String property, Doc value) {
        Optional<Preset> preset = Goals.preset(property);
        return preset.isPresent()
                ? Goals.setting(preset.get(), value).map(Goals::setting)
                : Decoded.malformed("", "is no property of control, want " + PROPERTIES);
    }

    private Decoded<Doc> fits(Doc mode) {
        boolean can = modes.isEmpty() || modes.stream().map(Doc::text).anyMatch(mode::equals);
        return can
                ? Decoded.ok(mode)
                : Decoded.malformed("", "is " + ((Doc.Text) mode).value()
                        + ", which the device's equipment cannot do, want "
                        + String.join(" or ", modes));
    }

    private Decoded<Optional<Hold>> bounded(Optional<Hold> hold) {
        if (hold.isEmpty()) {
            return Decoded.ok(hold);
        }
        return hold.get().until().map(until -> within(hold, until))
                .orElseGet(() -> Decoded.malformed("until",
                        "is permanent, want an end at most 7 days from now"));
    }

    private Decoded<Optional<Lease>> signed(Optional<Lease> lease) {
        return lease.isEmpty()
                ? Decoded.ok(lease)
                : within(lease.map(l -> new Lease(l.target(), l.until(), by)),
                        lease.get().until());
    }

    /** What is asked from afar ends in the future and within seven days (law L4). */
    private <T> Decoded<T> within(T wish, Instant until) {
        Instant latest = now.plus(Lease.LONGEST);
        return until.isAfter(now) && !until.isAfter(latest)
                ? Decoded.ok(wish)
                : Decoded.malformed("until", "is " + until + ", want after now, " + now
                        + ", and at most 7 days from now, " + latest);
    }
}
