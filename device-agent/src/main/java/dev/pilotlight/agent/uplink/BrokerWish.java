package dev.pilotlight.agent.uplink;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Fields;
import dev.pilotlight.wire.Properties;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A wish such as {@code {"target":21,"minutes":60}} as a broker without twins passes it on; every
 * refusal names its field. Pure.
 */
final class BrokerWish {
    private static final BigDecimal MOST_MINUTES = BigDecimal.valueOf(7L * 24 * 60);
    private static final String MINUTES = "minutes";
    private static final String UNTIL = "until";
    private static final String MOMENT = "a moment such as 2030-01-01T22:00:00Z";
    private static final String END = "want \"minutes\" from now on, or \"until\", " + MOMENT;

    private BrokerWish() {}

    /** The lease that is wished for; minutes count from receipt. */
    static Decoded<Doc.Obj> lease(Doc.Obj wish, Instant now) {
        Fields fields = Fields.of(wish, "");
        Temperature target = fields.temperature("target", Properties.LOWEST_TARGET,
                Properties.HIGHEST_TARGET);
        Instant until = until(wish, fields, now);
        return fields.finish(() -> Doc.Obj.of("target", Doc.num(target.decimal()), UNTIL, Doc.text(
                until.toString())));
    }

    private static Instant until(Doc.Obj wish, Fields fields, Instant now) {
        boolean minutes = fields.has(MINUTES);
        boolean until = fields.has(UNTIL);
        if (minutes && until) {
            fields.wrong(MINUTES, "is given beside until, want one of them");
            return now;
        }
        if (!minutes && !until) {
            fields.wrong(MINUTES, "is missing, " + END);
            return now;
        }
        return minutes
                ? after(wish.get(MINUTES).orElseThrow(), fields, now)
                : fields.parsed(UNTIL, now, MOMENT, Properties::instant);
    }

    private static Instant after(Doc minutes, Fields fields, Instant now) {
        Optional<BigDecimal> asked = minutes instanceof Doc.Num(BigDecimal value)
                ? Optional.of(value)
                : Optional.empty();
        if (asked.filter(some -> some.signum() > 0 && some.compareTo(MOST_MINUTES) <= 0)
                .isEmpty()) {
            fields.wrong(MINUTES, "is " + dev.pilotlight.wire.Shown.of(minutes)
                    + ", want a number above 0 and up to " + MOST_MINUTES);
            return now;
        }
        return now.plusMillis(asked.get().multiply(BigDecimal.valueOf(60_000)).longValue());
    }
}
