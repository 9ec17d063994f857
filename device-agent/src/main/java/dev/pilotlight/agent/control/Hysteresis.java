package dev.pilotlight.agent.control;

import dev.pilotlight.schedule.Mode;

/**
 * On below the band, off above it, and no change inside.
 *
 * @param halfBandMilliK half the width of the band around the target, at least 50
 */
public record Hysteresis(int halfBandMilliK) implements Controller {
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

    private Demand demand(Call call) {
        Demand active = call.mode() == Mode.COOL ? Demand.COOL : Demand.HEAT;
        int missing = call.mode() == Mode.COOL
                ? call.room().minus(call.target())
                : call.target().minus(call.room());
        if (call.mode() == Mode.OFF || missing <= -halfBandMilliK) {
            return Demand.REST;
        }
        return missing >= halfBandMilliK || call.running() == active ? active : Demand.REST;
    }
}
