package dev.pilotlight.agent.sensing;

import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.Optional;

/**
 * One thermometer as it is believed. Immutable.
 *
 * @param last newest believed reading
 * @param rejected how many readings were not believed, or failed, since the start
 * @param trouble what was wrong with the newest attempt; empty when it was believed
 */
public record Sensor(Optional<Reading> last, long rejected, String trouble) {
    /** Not read yet. */
    public static final Sensor UNREAD = new Sensor(Optional.empty(), 0, "");

    /** After a value was read; one that is older than the last is ignored. */
    public Sensor measured(Reading reading, Plausibility rules) {
        if (last.isPresent() && reading.takenAt().compareTo(last.get().takenAt()) < 0) {
            return this;
        }
        return rules.objection(reading, last).map(this::failed)
                .orElseGet(() -> new Sensor(Optional.of(reading), rejected, ""));
    }

    /** After an attempt that gave no value worth believing; what was believed stays, and ages. */
    public Sensor failed(String why) {
        return new Sensor(last, rejected + 1, why);
    }

    /** The last believed value, if it is at most {@code limit} old at {@code uptime}. */
    public Optional<Temperature> fresh(Duration uptime, Duration limit) {
        return last.filter(reading -> reading.age(uptime).compareTo(limit) <= 0)
                .map(Reading::value);
    }
}
