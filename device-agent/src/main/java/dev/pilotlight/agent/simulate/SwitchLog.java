package dev.pilotlight.agent.simulate;

import dev.pilotlight.agent.equipment.Output;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.config.Equipment;
import dev.pilotlight.config.SafetyLimits;
import java.time.Duration;
import java.util.List;

/**
 * Counts what the relays do and every breach of a limit that nobody may cross: least times of each
 * relay, a reversing valve that moves while the compressor runs, a turn from heating to cooling
 * without a rest, the longest run, the ceiling and the frost floor by the true room. One thread.
 */
final class SwitchLog {
    /** A limit that is crossed may be answered within this. */
    private static final long REACTION_MILLIS = 60_000;
    /** A thermometer may be off by so much. */
    private static final double NOISE_K = 0.5;
    /** Longer than any rest that a heater still owes. */
    private static final long COLD_MILLIS = 900_000;
    private static final long DAY_MILLIS = 86_400_000;

    private final double ceiling;
    private final double frost;
    private final long longestMillis;
    private final List<RelayLog> relays;
    private final boolean heated;
    private Outputs now;
    private long at;
    private long since;
    private boolean first = true;
    private long tooHot;
    private long tooCold;
    private long closings;
    private long violations;
    private long shortestOn = DAY_MILLIS;
    private long shortestOff = DAY_MILLIS;

    /**
     * Begins in the middle of a run: how long {@code now} has lasted is not known, so it is not
     * scored.
     *
     * @param heated whether there is anything to heat with, so that frost is a breach
     */
    SwitchLog(SafetyLimits limits, Outputs now, boolean heated) {
        this.ceiling = limits.ceiling().celsius() + NOISE_K;
        this.frost = limits.frostFloor().celsius() - NOISE_K;
        this.heated = heated;
        this.now = now;
        this.longestMillis = limits.maximumRun().toMillis() + REACTION_MILLIS;
        SafetyLimits.RestTimes compressor = new SafetyLimits.RestTimes(
                longer(limits.heat().minimumOn(), limits.cool().minimumOn()),
                longer(limits.heat().minimumOff(), limits.cool().minimumOff()));
        this.relays = List.of(new RelayLog(Output.HEAT, limits.heat(), now),
                new RelayLog(Output.COOL, limits.cool(), now),
                new RelayLog(Output.COMPRESSOR, compressor, now),
                new RelayLog(Output.SECOND_STAGE, Equipment.SecondStage.DEFAULTS.times(), now));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    void tick(long millis, double room, Outputs relays) {
        if (!relays.equals(now)) {
            switched(relays);
        }
        at += millis;
        boolean heats = now.heats();
        tooHot = heats && room > ceiling ? tooHot + millis : 0;
        tooCold = !heats && room < frost ? tooCold + millis : 0;
        if (tooHot > REACTION_MILLIS || (heated && tooCold > COLD_MILLIS)
                || (at - since > longestMillis && !now.isResting())) {
            violations++;
        }
    }

    Figures.Switching figures(double hours) {
        return new Figures.Switching(closings / hours, shortestOn / 1000.0, shortestOff / 1000.0);
    }

    long violations() {
        return violations;
    }

    private void switched(Outputs next) {
        for (RelayLog relay : relays) {
            violations += relay.breaks(at, next) ? 1 : 0;
        }
        boolean valve = next.has(Output.REVERSING) != now.has(Output.REVERSING);
        boolean pumps = now.has(Output.COMPRESSOR) || next.has(Output.COMPRESSOR);
        violations += valve && pumps ? 1 : 0;
        if (next.heats() != now.heats() || next.cools() != now.cools()) {
            turned(next);
        }
        now = next;
    }

    /** It starts, stops, or turns round. */
    private void turned(Outputs next) {
        long held = at - since;
        if (now.isResting()) {
            closings++;
            shortestOff = first ? shortestOff : Math.min(shortestOff, held);
        } else {
            shortestOn = first ? shortestOn : Math.min(shortestOn, held);
            violations += next.isResting() ? 0 : 1;
        }
        first = false;
        since = at;
    }
}
