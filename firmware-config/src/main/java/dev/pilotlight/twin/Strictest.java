package dev.pilotlight.twin;

import java.util.Optional;

/**
 * Safety bounds are no matter of who was later: of two made apart the stricter holds, the higher
 * frost floor and the lower ceiling, whichever side each comes from. A join: commutative,
 * associative, idempotent. Pure.
 */
final class Strictest {
    /** The property of {@code control} that holds them. */
    static final String PROPERTY = "limits";
    static final String FROST_FLOOR = "frostFloor";
    static final String CEILING = "ceiling";

    private Strictest() {}

    /** The strictest of both; a bound that one of them does not name is the other's. */
    static Doc join(Doc one, Doc other) {
        return one instanceof Doc.Obj left && other instanceof Doc.Obj right
                ? joined(left, right)
                : one instanceof Doc.Obj ? one : other;
    }

    private static Doc.Obj joined(Doc.Obj one, Doc.Obj other) {
        Doc.Obj joined = Doc.Obj.EMPTY;
        Optional<Doc> floor = stricter(one, other, FROST_FLOOR, 1);
        Optional<Doc> ceiling = stricter(one, other, CEILING, -1);
        joined = floor.isPresent() ? joined.with(FROST_FLOOR, floor.get()) : joined;
        return ceiling.isPresent() ? joined.with(CEILING, ceiling.get()) : joined;
    }

    /** The one on the side of {@code sign}: the greater for 1, the lesser for -1. */
    private static Optional<Doc> stricter(Doc.Obj one, Doc.Obj other, String key, int sign) {
        Optional<Doc> left = one.number(key).map(Doc::num);
        Optional<Doc> right = other.number(key).map(Doc::num);
        if (left.isEmpty() || right.isEmpty()) {
            return left.or(() -> right);
        }
        int order = one.number(key).orElseThrow().compareTo(other.number(key).orElseThrow());
        return order * sign >= 0 ? left : right;
    }
}
