package dev.pilotlight.agent.simulate;

import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.equipment.Output;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.house.Dynamics;
import dev.pilotlight.agent.house.Foresight;
import dev.pilotlight.agent.house.House;
import dev.pilotlight.agent.house.HouseModel;
import dev.pilotlight.config.SafetyLimits;
import dev.pilotlight.schedule.Mode;

/**
 * Decides with full knowledge: the house's equations, the state of every node, the weather and the
 * gains to come. It keeps the target with a {@link Search}; before the target rises it rests as
 * long as full power from later on still arrives in time, then runs at full power until coasting
 * alone would arrive, then keeps the coming target. One thread.
 */
final class Oracle {
    /** So near under the target the room may be when the target rises. */
    private static final double ARRIVAL_K = 0.25;
    private static final double NEAR_FLOOR_K = 0.4;
    private static final double FAR_ABOVE_K = 1;
    private static final int LONGEST_LOOK_S = 16 * 3_600;
    private static final int LOOK_EVERY_S = 60;

    private enum Phase {
        KEEP, REST, FULL, APPROACH
    }

    private final House house;
    private final Foresight foresight;
    private final Goals goals;
    private final Demand demand;
    private final Outputs active;
    private final Search search;
    private final Search.Horizon horizon;
    private final Thrift thrift = new Thrift();
    private final int room;
    private Phase phase = Phase.KEEP;
    private long slotEnds = Long.MIN_VALUE;
    private long nextLook = Long.MIN_VALUE;
    private boolean[] plan = new boolean[0];
    private long planned;
    private boolean was;
    private long switched = Long.MIN_VALUE / 2;

    Oracle(Scene scene, Dynamics dynamics, House house, SafetyLimits limits) {
        this.house = house;
        this.foresight = new Foresight(dynamics, scene.weather());
        this.goals = new Goals(scene.plan(), scene.mode());
        this.demand = scene.mode() == Mode.COOL ? Demand.COOL : Demand.HEAT;
        this.active = active(scene.house(), scene.mode());
        this.room = scene.house().room();
        int emitter = emitter(scene.house(), scene.mode());
        this.horizon = horizon(scene.house(), emitter,
                scene.mode() == Mode.COOL ? limits.cool() : limits.heat());
        this.search = new Search(foresight, active, horizon, room, emitter);
    }

    private static Outputs active(HouseModel house, Mode mode) {
        if (house.has(HouseModel.Kind.HEAT_PUMP)) {
            return Outputs.of(Output.COMPRESSOR).with(Output.REVERSING, mode == Mode.COOL);
        }
        return mode == Mode.COOL ? Outputs.COOL : Outputs.HEAT;
    }

    private static int emitter(HouseModel house, Mode mode) {
        HouseModel.Kind kind = mode == Mode.COOL ? HouseModel.Kind.COOL : HouseModel.Kind.HEAT;
        return house.equipment().stream()
                .filter(one -> one.kind() == kind || one.kind() == HouseModel.Kind.HEAT_PUMP)
                .findFirst()
                .map(HouseModel.Equipment::node).orElse(house.room());
    }

    /** As far as what is stored in the emitter can still be felt. */
    private static Search.Horizon horizon(HouseModel house, int emitter,
            SafetyLimits.RestTimes rests) {
        double delay = emitter == house.room() ? 0 : house.timeConstantSeconds(emitter);
        double seconds = Math.clamp(4 * delay, 2_700, 28_800);
        int grid = Math.max(20, (int) Math.ceil(seconds / 240 / 10) * 10);
        return new Search.Horizon(grid, (int) (seconds / grid),
                (int) rests.minimumOn().toSeconds(), (int) rests.minimumOff().toSeconds());
    }

    /** What to do from {@code second} on, while {@code running} runs. */
    Demand demand(long second, Demand running) {
        boolean on = running == demand;
        if (on != was) {
            was = on;
            switched = second;
            thrift.switched(on, second);
        }
        if (second >= slotEnds) {
            slotEnds = goals.until(second);
            enter(second, Phase.KEEP);
        }
        if (second >= nextLook) {
            nextLook = second + LOOK_EVERY_S;
            look(second);
        }
        return wanted(second) && (on || thrift.mayStart(second)) ? demand : Demand.REST;
    }

    private boolean wanted(long second) {
        return switch (phase) {
            case REST -> false;
            case FULL -> true;
            case KEEP, APPROACH -> planned(second);
        };
    }

    private void enter(long second, Phase next) {
        if (phase != next || second >= nextLook) {
            plan = new boolean[0];
            nextLook = second;
        }
        phase = next;
    }

    /** Which phase it is; asked each minute. */
    private void look(long second) {
        if (!rises(second) || slotEnds - second > LONGEST_LOOK_S) {
            settle(second);
        } else if (phase == Phase.FULL && coastArrives(second)) {
            enter(second, Phase.APPROACH);
        } else if (phase == Phase.KEEP || phase == Phase.REST) {
            if (mayStartLater(second)) {
                settle(second);
            } else {
                enter(second, coastArrives(second) ? Phase.APPROACH : Phase.FULL);
            }
        }
    }

    private boolean rises(long second) {
        return goals.target(slotEnds) > goals.target(second);
    }

    /** Far above what is wanted there is nothing to search. */
    private void settle(long second) {
        boolean idle = !goals.isOccupied(second)
                && error(house.roomC(), second) > (phase == Phase.REST
                        ? NEAR_FLOOR_K
                        : FAR_ABOVE_K);
        enter(second, idle ? Phase.REST : Phase.KEEP);
    }

    private double error(double roomC, long second) {
        return goals.signed(roomC) - goals.target(second);
    }

    private boolean mayStartLater(long second) {
        double[] state = run(second, second + 2 * LOOK_EVERY_S, Outputs.OPEN, house.temperatures());
        double[] end = run(second + 2 * LOOK_EVERY_S, slotEnds, active, state);
        return error(end[room], slotEnds) >= -ARRIVAL_K;
    }

    /** Whether what is stored in the emitter is enough to arrive. */
    private boolean coastArrives(long second) {
        long last = Math.max(slotEnds, second) + LOOK_EVERY_S;
        double[] state = house.temperatures();
        for (long at = second; at < last; at += LOOK_EVERY_S) {
            state = run(at, at + LOOK_EVERY_S, Outputs.OPEN, state);
            if (error(state[room], slotEnds) >= -ARRIVAL_K / 2) {
                return true;
            }
        }
        return false;
    }

    private double[] run(long from, long to, Outputs relays, double[] start) {
        double[] before = start;
        double[] after = new double[start.length];
        int firing = house.firing();
        for (long at = from; at < to; at += Foresight.STEP_SECONDS) {
            firing = foresight.step(before, firing, relays, at, after);
            double[] old = before;
            before = after;
            after = old;
        }
        return before;
    }

    private boolean planned(long second) {
        int index = (int) ((second - planned) / horizon.gridSeconds());
        boolean due = plan.length == 0 || index >= plan.length / 6
                || (second > planned + 1 && index > 0 && was != plan[index - 1]
                        && (second - planned) % horizon.gridSeconds() == 0);
        if (due) {
            thrift.review(second);
            Stand stand = new Stand(house.temperatures(), house.firing(), was,
                    (int) Math.min(Integer.MAX_VALUE, second - switched));
            plan = search.best(stand, second, price(second));
            planned = second;
            index = 0;
        }
        return plan[index];
    }

    private Search.Price price(long second) {
        long from = phase == Phase.APPROACH ? slotEnds : Long.MIN_VALUE;
        long to = phase == Phase.KEEP && rises(second) ? slotEnds - 1 : Long.MAX_VALUE;
        return new Price(goals, from, to, thrift.startPrice());
    }
}
