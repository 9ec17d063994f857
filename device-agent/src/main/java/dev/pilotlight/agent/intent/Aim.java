package dev.pilotlight.agent.intent;

import dev.pilotlight.schedule.Preset;
import dev.pilotlight.units.Temperature;
import java.time.Instant;
import java.util.Optional;

/**
 * What is wanted now.
 *
 * @param target empty when switched off
 * @param preset whose target it is, if it is a preset's
 * @param because the reason in words, to follow "because of"
 * @param next the next moment at which something else is wanted, if one is known
 */
public record Aim(Optional<Temperature> target, Source source, Optional<Preset> preset,
        Span span, String because, Optional<Next> next) {
    /** Of a thermostat that has not decided yet. */
    public static final Aim NOTHING = new Aim(Optional.empty(), Source.DEFAULT, Optional.empty(),
            Span.UNKNOWN, "", Optional.empty());

    /**
     * How long it holds.
     *
     * @param until when the wish ends, if that is known
     * @param permanent whether a person asked for it to have no end
     * @param stands up to when nothing but a new wish can change the target; empty for ever
     */
    public record Span(Optional<Instant> until, boolean permanent, Optional<Instant> stands) {
        static final Span UNKNOWN = new Span(Optional.empty(), false, Optional.empty());
        static final Span PERMANENT = new Span(Optional.empty(), true, Optional.empty());

        static Span to(Instant end) {
            return new Span(Optional.of(end), false, Optional.of(end));
        }

        /** The same, but the target may change by itself at {@code other} already. */
        Span standing(Optional<Instant> other) {
            return new Span(until, permanent, earlier(stands, other));
        }

        static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
            if (one.isEmpty() || other.isEmpty()) {
                return one.or(() -> other);
            }
            return other.get().isBefore(one.get()) ? other : one;
        }
    }

    /**
     * What follows, and when.
     *
     * @param mayStartEarly whether the room should be there by then, not begin then
     * @param mayStopEarly whether the room may coast towards it
     */
    public record Next(Temperature target, Instant at, boolean mayStartEarly,
            boolean mayStopEarly) {}

    public Optional<Instant> until() {
        return span.until();
    }

    /** Whether time alone has not changed it by {@code wall}. */
    public boolean stands(Instant wall) {
        return span.stands().isEmpty() || wall.isBefore(span.stands().get());
    }

    Aim followedBy(Optional<Next> after) {
        return new Aim(target, source, preset, span, because, after);
    }
}
