package dev.pilotlight.agent.control;

import dev.pilotlight.units.Temperature;

/**
 * Chooses between running and resting by what a {@link Mind} foresees: it stops when the heat that
 * is already in the emitter will carry the room to the upper edge of the swing, and starts when the
 * emitter, filling from now on, will catch it at the lower one. Ahead of a rise of the target it
 * aims at the coming one as soon as the way there takes as long as there is time, and ahead of a
 * fall it rests as soon as the room will stay comfortable without. For one look; immutable.
 *
 * @param period hours until the next reading is expected
 * @param early whether the last plan already aimed at the next target
 */
record Planner(Mind mind, Demand running, double outdoor, double period, boolean early) {
    /** A start is looked for this far ahead, h; longer ways begin then. */
    private static final double START_HOURS = 10;
    /** Where the room should be when the target rises, below it, K. */
    private static final double ARRIVE_K = 0.2;
    /** What is added to the foreseen way, as a share of it and in hours. */
    private static final double SPARE_SHARE = 0.08;
    private static final double SPARE_HOURS = 0.05;
    /** Once on the way, it is paused only when this much too early, h. */
    private static final double PATIENCE_HOURS = 0.25;
    private static final double STOP_HOURS = 4;
    /** The room may coast this far below a target that is about to fall, K. */
    private static final double COAST_K = 0.25;

    /** The plan for a target, with what comes after it. */
    Plan plan(Call call, Temperature target) {
        double wanted = foresight().warmth(target.celsius());
        boolean starts = call.ahead().filter(ahead -> startsFor(ahead, wanted)).isPresent();
        if (starts) {
            return hold(foresight().warmth(call.ahead().orElseThrow().target().celsius()), true);
        }
        return call.ahead().filter(ahead -> coastsTo(ahead, wanted)).isPresent()
                ? Plan.of(Demand.REST, false)
                : hold(wanted, false);
    }

    private boolean startsFor(Ahead ahead, double wanted) {
        double next = foresight().warmth(ahead.target().celsius());
        double in = Hours.of(ahead.in());
        if (!ahead.mayStartEarly() || next <= wanted || in > START_HOURS) {
            return false;
        }
        double way = foresight().hoursTo(next - ARRIVE_K, mind.prospect(outdoor), START_HOURS);
        return early ? way + PATIENCE_HOURS >= in : way * (1 + SPARE_SHARE) + SPARE_HOURS >= in;
    }

    private boolean coastsTo(Ahead ahead, double wanted) {
        double in = Hours.of(ahead.in());
        return ahead.mayStopEarly() && foresight().warmth(ahead.target().celsius()) < wanted
                && in < STOP_HOURS
                && foresight().coasted(mind.prospect(outdoor), in) >= wanted - COAST_K;
    }

    /** Swings around {@code wanted}; a switch that falls between two readings is timed. */
    private Plan hold(double wanted, boolean aimsEarly) {
        Demand side = foresight().side();
        boolean runs = running == side;
        if (!runs && !mind.rhythm().mayStart()) {
            return Plan.of(Demand.REST, aimsEarly);
        }
        double goal = wanted - mind.rhythm().trim();
        double now = runs ? overshoot(state(), goal) : undershoot(state(), goal);
        Demand other = runs ? Demand.REST : side;
        if (now >= 0) {
            return Plan.of(other, aimsEarly);
        }
        Estimate soon = Motion.of(foresight().plant(), period).step(state(), running.sign(),
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
    private double overshoot(Estimate from, double goal) {
        double peak = foresight().peak(from, outdoor);
        double over = peak - goal - mind.rhythm().half();
        return over < 0
                ? over
                : Math.min(over, (peak + foresight().pauseTrough(from, outdoor)) / 2 - goal);
    }

    /** By how much it will pass the lower edge if the equipment starts now. */
    private double undershoot(Estimate from, double goal) {
        double trough = foresight().trough(from, outdoor);
        double under = goal - mind.rhythm().half() - trough;
        return under < 0
                ? under
                : Math.min(under, goal - (trough + foresight().pulsePeak(from, outdoor)) / 2);
    }

    private Foresight foresight() {
        return mind.foresight();
    }

    private Estimate state() {
        return mind.observer().state();
    }
}
