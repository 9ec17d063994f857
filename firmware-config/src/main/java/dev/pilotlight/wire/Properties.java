package dev.pilotlight.wire;

import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Hold;
import dev.pilotlight.schedule.Lease;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Degrees;
import dev.pilotlight.units.Temperature;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The twin's properties between their typed form and their form on the wire. Every refusal says
 * where and what is wanted.
 */
public final class Properties {
    public static final String CONTROL = "control";
    public static final String SCHEDULE = "schedule";
    public static final String HEALTH = "health";

    public static final String MODE = "mode";
    public static final String HOLD = "hold";
    public static final String LEASE = "lease";
    public static final String VACATION = "vacation";
    /** Which degrees people see. */
    public static final String UNIT = "unit";
    /** Whether the owner wants a new target reached at its time, and not begun there. */
    public static final String EARLY_START = "earlyStart";
    /** Whether the owner lets the room coast towards a change. */
    public static final String EARLY_STOP = "earlyStop";
    /** A preset's meaning is a property of its own, such as {@code preset-away}. */
    public static final String PRESET_PREFIX = "preset-";
    /** Safety bounds that are stricter than the device's own, such as {@code {"ceiling":26}}. */
    public static final String LIMITS = "limits";
    public static final String ZONE = "zone";
    /** The device's read-only view of itself in {@code control}. */
    public static final String STATUS = "status";
    /** Edits that lost a merge, kept for people. */
    public static final String SUPERSEDED = "superseded";

    /** A hold, lease or vacation that asks for nothing. */
    public static final Doc.Text NONE = Doc.text("none");
    /** The end of a hold that has none. */
    public static final String PERMANENT = "permanent";
    /** What remains of a schedule entry that was deleted. */
    public static final Doc.Text DELETED = Doc.text("deleted");

    /** The lowest target that anybody may ask for. */
    public static final Temperature LOWEST_TARGET = Temperature.ofMilliC(5_000);
    /** The highest target that anybody may ask for. */
    public static final Temperature HIGHEST_TARGET = Temperature.ofMilliC(35_000);

    private static final String INSTANT_WANTED = "a moment such as 2017-02-28T22:30:00Z";
    private static final Instant FIRST_MOMENT = Instant.EPOCH;
    private static final Instant LAST_MOMENT = Instant.parse("2200-01-01T00:00:00Z");

    private Properties() {}

    public static Doc mode(Mode mode) {
        return Doc.text(mode.word());
    }

    public static Decoded<Mode> mode(Doc doc) {
        Optional<Mode> mode = doc instanceof Doc.Text(String word)
                ? Mode.parse(word)
                : Optional.empty();
        return mode.map(Decoded::ok).orElseGet(
                () -> Decoded.malformed("",
                        "is " + Shown.of(doc) + ", want off, heat or cool"));
    }

    public static Doc hold(Optional<Hold> hold) {
        return hold.<Doc>map(Properties::doc).orElse(NONE);
    }

    private static Doc.Obj doc(Hold hold) {
        Doc.Obj plain = Goals.with(Doc.Obj.of("until", Doc.text(hold.until().map(Instant::toString)
                .orElse(PERMANENT))), hold.goal());
        Doc.Obj counted = hold.from().map(from -> plain.with("from", Doc.num(from.decimal())))
                .orElse(plain);
        return hold.then().map(after -> counted.with("then", doc(after))).orElse(counted);
    }

    /**
     * A hold such as {@code {"target":21,"until":"2017-02-28T22:30:00Z"}} or
     * {@code {"preset":"away","until":"permanent"}}, or empty for {@code "none"}. It has to say its
     * end, permanent or not.
     */
    public static Decoded<Optional<Hold>> hold(Doc doc) {
        if (doc.equals(NONE)) {
            return Decoded.ok(Optional.empty());
        }
        Fields fields = Fields.of(doc, "");
        Goal goal = Goals.read(fields);
        boolean permanent = doc instanceof Doc.Obj object && object.string("until")
                .filter(PERMANENT::equals).isPresent();
        Optional<Instant> until = permanent && fields.has("until")
                ? Optional.empty()
                : Optional.of(until(fields));
        Optional<Temperature> from = fields.has("from")
                ? Optional.of(fields.temperature("from", LOWEST_TARGET, HIGHEST_TARGET))
                : Optional.empty();
        Optional<Hold> then = fields.nested("then", Optional.empty(), Properties::hold);
        return fields.finish(() -> Optional.of(new Hold(goal, until, from, then)));
    }

    public static Doc lease(Optional<Lease> lease) {
        return lease.<Doc>map(l -> targetUntil(l.target(), l.until()).with("by", Doc.text(l.by())))
                .orElse(NONE);
    }

    /** A lease, or empty for {@code "none"}. One without an end is refused (law L4). */
    public static Decoded<Optional<Lease>> lease(Doc doc) {
        if (doc.equals(NONE)) {
            return Decoded.ok(Optional.empty());
        }
        Fields fields = Fields.of(doc, "");
        Temperature target = fields.temperature("target", LOWEST_TARGET, HIGHEST_TARGET);
        Instant until = until(fields);
        String by = fields.text("by", "cloud");
        return fields.finish(() -> Optional.of(new Lease(target, until, by)));
    }

    public static Doc unit(Degrees unit) {
        return Doc.text(unit.word());
    }

    public static Decoded<Degrees> unit(Doc doc) {
        Optional<Degrees> unit = doc instanceof Doc.Text(String word)
                ? Degrees.parse(word)
                : Optional.empty();
        return unit.map(Decoded::ok).orElseGet(
                () -> Decoded.malformed("", "is " + Shown.of(doc) + ", want c or f"));
    }

    /** Yes or no. */
    public static Decoded<Boolean> flag(Doc doc) {
        return doc instanceof Doc.Bool(boolean value)
                ? Decoded.ok(value)
                : Decoded.malformed("", "is " + Shown.of(doc) + ", want true or false");
    }

    public static Doc zone(ZoneId zone) {
        return Doc.text(zone.getId());
    }

    public static Decoded<ZoneId> zone(Doc doc) {
        Optional<ZoneId> zone = doc instanceof Doc.Text(String id) ? zoneId(id) : Optional.empty();
        return zone.map(Decoded::ok).orElseGet(() -> Decoded.malformed("",
                "is " + Shown.of(doc) + ", want a time zone such as Europe/Berlin"));
    }

    static Optional<ZoneId> zoneId(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static Doc.Obj targetUntil(Temperature target, Instant until) {
        return Doc.Obj.of("target", Doc.num(target.decimal()), "until", Doc.text(until.toString()));
    }

    private static Instant until(Fields fields) {
        return fields.required("until", "want its end, " + INSTANT_WANTED)
                ? fields.parsed("until", Instant.EPOCH, INSTANT_WANTED, Properties::instant)
                : Instant.EPOCH;
    }

    /**
     * A moment of our times, from 1970 to 2199: others are a mistake or an attack on calendar
     * arithmetic.
     */
    public static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text))
                    .filter(at -> !at.isBefore(FIRST_MOMENT) && at.isBefore(LAST_MOMENT));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
