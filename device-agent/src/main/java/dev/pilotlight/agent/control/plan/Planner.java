package dev.pilotlight.agent.control.plan;

import dev.pilotlight.agent.control.Ahead;
import dev.pilotlight.agent.control.Call;
import dev.pilotlight.agent.control.Demand;
import dev.pilotlight.agent.control.model.Discretization;
import dev.pilotlight.agent.control.model.Hours;
import dev.pilotlight.agent.control.model.Margin;
import dev.pilotlight.agent.control.model.Prediction;
import dev.pilotlight.agent.control.model.State;
import dev.pilotlight.units.Temperature;

/**
 * Chooses between running and resting by what a {@link ModelInUse} foresees: it stops when the heat
 * that is already in the emitter will carry the room to the upper edge of the swing, and starts
 * when the emitter, filling from now on, will catch it at the lower one. Ahead of a rise of the
 * target it aims at the coming one as soon as it would come too late if it rested on, even in a
 * somewhat worse night than is expected ({@link Margin}); ahead of a fall it rests as soon as the
 * room will stay comfortable without. For one look; immutable.
 *
 * @param period hours until the next reading is expected
 * @param early whether the last plan already aimed at the next target
 */
public record Planner(ModelInUse model, Demand running, double outdoor, double period,
        boolean early) {
    /** A start is looked for this far ahead, h. */
    private static final double START_HOURS = 14;
    /** Where the room should be when the target rises, below it, K. */
    private static final double ARRIVE_K = 0.2;
    /** What is kept of the time that there is: a share of the foreseen way, and hours. */
    private static final double SPARE_SHARE = 0.15;
    private static final double SPARE_HOURS = 0.05;
    /** Once on the way, it is paused only when there is time to rest so long, h. */
    private static final double PATIENCE_HOURS = 0.25;
    private static final double STOP_HOURS = 4;
    /** The room may coast this far below a target that is about to fall, K. */
    private static final double COAST_K = 0.25;

    /** The plan for a target, with what comes after it. */
    public Plan plan(Call call, Temperature target) {
        double wanted = prediction().warmth(target.celsius());
        boolean starts = call.ahead().filter(ahead -> startsFor(ahead, wanted)).isPresent();
        if (starts) {
            return hold(prediction().warmth(call.ahead().orElseThrow().target().celsius()), true);
        }
        return call.ahead().filter(ahead -> coastsTo(ahead, wanted)).isPresent()
                ? Plan.of(Demand.REST, false)
                : hold(wanted, false);
    }

    /** Not while there is time to rest on and still be there. */
    private boolean startsFor(Ahead ahead, double wanted) {
        double next = prediction().warmth(ahead.target().celsius());
        double in = Hours.of(ahead.in());
        if (!ahead.mayStartEarly() || next <= wanted || in > START_HOURS) {
            return false;
        }
        double rest = early ? PATIENCE_HOURS : Plan.LOOK_HOURS;
        double time = Math.max(0, in / (1 + SPARE_SHARE) - SPARE_HOURS);
        return prediction().arrived(model.careful(outdoor), rest, time) < next - ARRIVE_K;
    }

    private boolean coastsTo(Ahead ahead, double wanted) {
        double in = Hours.of(ahead.in());
        return ahead.mayStopEarly() && prediction().warmth(ahead.target().celsius()) < wanted
                && in < STOP_HOURS
                && prediction().coasted(model.prospect(outdoor), in) >= wanted - COAST_K;
    }

    /** Swings around {@code wanted}; a switch that falls between two readings is timed. */
    private Plan hold(double wanted, boolean aimsEarly) {
        Demand side = prediction().side();
        boolean runs = running == side;
        if (!runs && !model.cycles().mayStart()) {
            return Plan.of(Demand.REST, aimsEarly);
        }
        double goal = wanted - model.cycles().trim();
        double now = runs ? overshoot(state(), goal) : undershoot(state(), goal);
        Demand other = runs ? Demand.REST : side;
        if (now >= 0) {
            return Plan.of(other, aimsEarly);
        }
        State soon = Discretization.of(prediction().plant(), period).step(state(), running.sign(),
                outdoor);
        double then = runs ? overshoot(soon, goal) : undershoot(soon, goal);
        Demand same = runs ? side : Demand.REST;
        return then < 0
                ? Plan.of(same, aimsEarly)
                : new Plan(same, period * now / (now - then), aimsEarly);
    }

    /**
     * By how much the room will pass the upper edge if the equipment stops now. Where the shortest
     * rest alone lets it fall far, the edge is where rise and fall are even.
     */
    private double overshoot(State from, double goal) {
        double peak = prediction().peak(from, outdoor);
        double over = peak - goal - model.cycles().half();
        return over < 0
                ? over
                : Math.min(over, (peak + prediction().pauseTrough(from, outdoor)) / 2 - goal);
    }

    /** By how much it will pass the lower edge if the equipment starts now. */
    private double undershoot(State from, double goal) {
        double trough = prediction().trough(from, outdoor);
        double under = goal - model.cycles().half() - trough;
        return under < 0
                ? under
                : Math.min(under, goal - (trough + prediction().pulsePeak(from, outdoor)) / 2);
    }

    private Prediction prediction() {
        return model.prediction();
    }

    private State state() {
        return model.observer().state();
    }
}
