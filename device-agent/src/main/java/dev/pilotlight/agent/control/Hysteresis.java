package dev.pilotlight.agent.control;

import dev.pilotlight.schedule.Mode;
import dev.pilotlight.units.Temperature;
import java.time.Duration;

/**
 * On below the band, off above it, and no change inside.
 *
 * @param halfBandMilliK half the width of the band around the target, at least 50
 */
public record Hysteresis(int halfBandMilliK) implements Controller {
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    public Hysteresis {
        if (halfBandMilliK < 50) {
            throw new IllegalArgumentException(
                    "half band is " + halfBandMilliK + " mK, want at least 50");
        }
    }

    @Override
    public Step step(Call call) {
        return new Step(demand(call), this);
    }

    @Override
    public Duration stands() {
        return FOR_EVER;
    }

    private Demand demand(Call call) {
        if (call.mode() == Mode.OFF || call.target().isEmpty() || call.room().isEmpty()) {
            return Demand.REST;
        }
        Temperature room = call.room().get().value();
        Temperature target = call.target().get();
        Demand active = call.mode() == Mode.COOL ? Demand.COOL : Demand.HEAT;
        int missing = active == Demand.COOL ? room.minus(target) : target.minus(room);
        if (missing <= -halfBandMilliK) {
            return Demand.REST;
        }
        return missing >= halfBandMilliK || call.running() == active ? active : Demand.REST;
    }
}
