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
 * @param inARow how many attempts in a row gave nothing worth believing
 * @param confirmed whether a second reading agreed with the first: one alone may be the wild one
 * @param pulse how lively its values are
 */
public record Sensor(Optional<Reading> last, long rejected, String trouble, int inARow,
        boolean confirmed, Pulse pulse) {
    /** Not read yet. */
    public static final Sensor UNREAD = new Sensor(Optional.empty(), 0, "", 0, false,
            Pulse.UNFELT);

    /** Once is chance: it is counted and not talked about. */
    private static final int TWICE = 2;
    private static final int MANY = 1_000;
    private static final Duration SILENCE = Duration.ofMinutes(30);

    /** Whether its newest attempts failed, more than once. */
    public boolean isTroubled() {
        return inARow >= TWICE;
    }

    /** After a value was read; one that is older than the last is ignored. */
    public Sensor measured(Reading reading, Plausibility rules) {
        if (last.isPresent() && reading.takenAt().compareTo(last.get().takenAt()) < 0) {
            return this;
        }
        Optional<String> objection = rules.objection(reading, last);
        if (objection.isEmpty()) {
            return believed(reading, last.isPresent(), rejected);
        }
        return !confirmed && rules.isPossible(reading.value())
                ? believed(reading, false, rejected + 1)
                : failed(objection.get());
    }

    private Sensor believed(Reading reading, boolean sure, long wrong) {
        return new Sensor(Optional.of(reading), wrong, "", 0, sure,
                isAfterSilence(reading) ? pulse.resumed(reading) : pulse.felt(reading));
    }

    private boolean isAfterSilence(Reading reading) {
        return last.isPresent() && reading.takenAt().minus(last.get().takenAt()).compareTo(
                SILENCE) > 0;
    }

    /** After an attempt that gave no value worth believing; what was believed stays, and ages. */
    public Sensor failed(String why) {
        return new Sensor(last, rejected + 1, why, Math.min(MANY, inARow + 1), confirmed, pulse);
    }

    /** The last believed value, if it is at most {@code limit} old at {@code uptime}. */
    public Optional<Temperature> fresh(Duration uptime, Duration limit) {
        return last.filter(reading -> reading.age(uptime).compareTo(limit) <= 0)
                .map(Reading::value);
    }
}
