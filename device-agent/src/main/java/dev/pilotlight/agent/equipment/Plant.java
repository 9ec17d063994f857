package dev.pilotlight.agent.equipment;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.config.Equipment;
import java.time.Duration;
import java.util.Optional;

/**
 * What is wired, as it stands: turns what is allowed into relays. A compressor's valve moves only
 * while it rests and is in place before it starts; a start of a compressor is announced one tick
 * ahead, so that it is on record before it happens and a power cut cannot hide it. Immutable.
 *
 * @param outputs what the relays are told
 * @param valve the position of the reversing valve, and the start it is made ready for
 * @param stage the second stage of what runs
 * @param stopped the last stop of heating or cooling
 * @param exercise when pumps and valves were last moved
 */
public record Plant(Outputs outputs, Valve valve, Stage stage, Stop stopped,
        Exercise exercise) {
    /**
     * The last stop of heating or cooling.
     *
     * @param at uptime of it
     * @param cooled whether it had cooled
     */
    public record Stop(Duration at, boolean cooled) {
        private static final Stop LONG_AGO = new Stop(Duration.ofDays(-1), false);
    }

    /** At the start: everything open, since now as far as anybody knows. */
    public static Plant begun(Equipment wired, Exercise exercise, Duration now) {
        Plant open = new Plant(Outputs.OPEN, Valve.released(now), Stage.off(now), Stop.LONG_AGO,
                exercise);
        return open.with(Outputs.OPEN.with(Output.CUT_OFF, wired.cutOff()));
    }

    /** Whether that can start at once. */
    public boolean isReady(Demand what, Equipment wired, Duration now) {
        return !isCompressor(what, wired)
                || valve.isReady(what, wired.heatPump().isPresent(), now);
    }

    /** Whether a part of it has not run its least time. */
    public boolean isHeld(Equipment wired, Duration now) {
        return second(wired, outputs.cools()).filter(one -> stage.isYoung(one, now)).isPresent();
    }

    /** After a tick; the same if nothing changes. */
    public Plant after(Order order, Equipment wired, Duration now) {
        boolean stops = !outputs.isResting() && order.allowed() == Demand.REST;
        Valve turned = stops ? valve.stopped() : prepared(order.wanted(), wired, now);
        Stage staged = second(wired, order.allowed() == Demand.COOL)
                .map(one -> stage.after(order, one, now)).orElse(stage.stopped(now));
        Exercise moved = exercise.after(order.allowed() == Demand.HEAT, wired, now);
        Stop last = stops ? new Stop(now, outputs.cools()) : stopped;
        Plant set = new Plant(outputs, turned, staged, last, moved);
        Plant next = set.with(set.relays(order, wired, now));
        return next.equals(this) ? this : next;
    }

    private static Optional<Equipment.SecondStage> second(Equipment wired, boolean cools) {
        return cools ? wired.secondCool() : wired.secondStage();
    }

    private Valve prepared(Demand wanted, Equipment wired, Duration now) {
        return outputs.isResting()
                ? valve.prepared(isCompressor(wanted, wired) ? wanted : Demand.REST, stopped.at(),
                        now)
                : valve;
    }

    private static boolean isCompressor(Demand what, Equipment wired) {
        return what == Demand.COOL || (what == Demand.HEAT && wired.heatPump().isPresent());
    }

    private Outputs relays(Order order, Equipment wired, Duration now) {
        if (order.cutOff()) {
            return Outputs.OPEN.with(Output.FAN, wired.air().isPresent() && runsOn(wired, now));
        }
        boolean heats = order.allowed() == Demand.HEAT;
        boolean cools = order.allowed() == Demand.COOL;
        int bits = bit(Output.CUT_OFF, wired.cutOff());
        if (wired.heatPump().isPresent()) {
            // Whoever asks, it never runs the wrong way round.
            bits |= bit(Output.COMPRESSOR, (heats || cools) && valve.cooling() == cools)
                    | bit(Output.REVERSING, valve.cooling());
        } else {
            bits |= bit(Output.HEAT, heats) | bit(Output.COOL, cools);
        }
        bits |= bit(Output.SECOND_STAGE, heats && stage.on())
                | bit(Output.SECOND_COOL, cools && stage.on())
                | bit(Output.FAN, wired.air().isPresent() && (heats || cools || runsOn(wired,
                        now)))
                | bit(Output.PUMP, hasPump(wired) && (heats || exercise.isMoving(now)));
        return bits == outputs.closed() ? outputs : new Outputs(bits);
    }

    private boolean runsOn(Equipment wired, Duration now) {
        Equipment.Fan fan = wired.air().orElseThrow();
        Duration after = stopped.cooled() ? fan.afterCool() : fan.afterHeat();
        return now.minus(stopped.at()).compareTo(after) < 0;
    }

    private static boolean hasPump(Equipment wired) {
        return wired.exercise().isPresent() && wired.exercise().get().pump();
    }

    private static int bit(Output output, boolean closed) {
        return closed ? output.bit() : 0;
    }

    /**
     * After it was found that everything has stopped, the valve let go of too, at the latest now.
     */
    public Plant stopped(Duration now) {
        Stop last = outputs.isResting() ? stopped : new Stop(now, outputs.cools());
        return new Plant(Outputs.OPEN, Valve.released(now), stage.stopped(now), last, exercise);
    }

    /** The same with a pump or valve being moved from now on. */
    public Plant moving(Equipment wired, Duration now) {
        return new Plant(outputs, valve, stage, stopped,
                exercise.begun(wired.exercise().orElseThrow(), now));
    }

    private Plant with(Outputs next) {
        return next.equals(outputs)
                ? this
                : new Plant(next, valve, stage, stopped, exercise);
    }
}
