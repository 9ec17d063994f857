package dev.pilotlight.agent.sensing;

import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.util.Optional;

/**
 * What a thermometer can possibly say. The slope allowance grows with the time since the last
 * believed reading, so a step that stays is believed by itself after a while: no state is sticky.
 *
 * @param least lowest believable value, inclusive
 * @param most highest believable value, inclusive; below 85 °C, which a DS18B20 says after power-on
 * @param freeMilliK any two readings may differ by this much
 * @param milliKPerMinute and by this much more for each minute between them
 */
public record Plausibility(Temperature least, Temperature most, int freeMilliK,
        int milliKPerMinute) {
    /** For the air of a room. */
    public static final Plausibility ROOM = new Plausibility(Temperature.ofMilliC(-30_000),
            Temperature.ofMilliC(60_000), 1_500, 1_500);
    /** For the open air, where the sun comes and goes. */
    public static final Plausibility OUTDOOR = new Plausibility(Temperature.ofMilliC(-50_000),
            Temperature.ofMilliC(60_000), 4_000, 2_000);
    /** For a heated floor. */
    public static final Plausibility FLOOR = new Plausibility(Temperature.ofMilliC(-10_000),
            Temperature.ofMilliC(70_000), 2_000, 2_000);

    /** Why {@code next} is not believed after {@code last}; empty when it is. */
    public Optional<String> objection(Reading next, Optional<Reading> last) {
        if (!isPossible(next.value())) {
            return Optional.of("reads %s, possible is %s to %s".formatted(next.value(), least,
                    most));
        }
        return last.filter(before -> isTooSteep(before, next)).map(before -> "jumped from %s to %s"
                .formatted(before.value(), next.value()));
    }

    /** Whether any reading may say that. */
    boolean isPossible(Temperature value) {
        return !value.isBelow(least) && !value.isAbove(most);
    }

    private boolean isTooSteep(Reading before, Reading next) {
        Duration between = next.takenAt().minus(before.takenAt());
        long allowed = freeMilliK + between.toMillis() * milliKPerMinute / 60_000;
        return Math.abs(next.value().minus(before.value())) > allowed;
    }
}
