package dev.pilotlight.agent.control.model;

import java.util.Arrays;

/**
 * How a day goes here: the drift and the outdoor temperature by the half hour, learned from the
 * days before and told from now on as "as it is now, and then as it changed yesterday". Counts half
 * hours of uptime, since it needs no clock. Immutable.
 */
public final class DailyPattern {
    private static final int SLOTS = 48;
    private static final double SLOT_HOURS = 24.0 / SLOTS;
    /** What the newest day counts. */
    private static final double NEWEST = 0.5;

    public static final DailyPattern NONE = new DailyPattern(new double[0], new double[0],
            new Slot(-1, 0, 0, 0));

    private final double[] drifts;
    private final double[] outdoors;
    private final Slot slot;

    /** The half hour that is being lived through; sums are over time. */
    private record Slot(long number, double drift, double outdoor, double hours) {
        int index() {
            return (int) Math.floorMod(number, (long) SLOTS);
        }
    }

    private DailyPattern(double[] drifts, double[] outdoors, Slot slot) {
        this.drifts = drifts;
        this.outdoors = outdoors;
        this.slot = slot;
    }

    /** After a look at which the drift was so. */
    public DailyPattern after(Observation observation, double drift) {
        long number = (long) Math.floor(observation.now() / SLOT_HOURS);
        if (number != slot.number) {
            return closed().begun(new Slot(number, drift * observation.hours(),
                    observation.outdoor() * observation
                            .hours(),
                    observation.hours()));
        }
        return begun(
                new Slot(number, slot.drift + drift * observation.hours(),
                        slot.outdoor + observation
                                .outdoor() * observation.hours(),
                        slot.hours + observation.hours()));
    }

    private DailyPattern begun(Slot next) {
        return new DailyPattern(drifts, outdoors, next);
    }

    private DailyPattern closed() {
        return slot.number < 0 || slot.hours <= 0
                ? this
                : new DailyPattern(learned(drifts, slot.drift / slot.hours), learned(outdoors,
                        slot.outdoor / slot.hours), slot);
    }

    private double[] learned(double[] shape, double mean) {
        double[] next = shape.length == 0 ? blank() : shape.clone();
        double before = next[slot.index()];
        next[slot.index()] = Double.isNaN(before) ? mean : before + NEWEST * (mean - before);
        return next;
    }

    private static double[] blank() {
        double[] blank = new double[SLOTS];
        Arrays.fill(blank, Double.NaN);
        return blank;
    }

    /** By how much the drift will have changed, K/h; 0 where that is not known yet. */
    public double driftChange(double now, double ahead) {
        return change(drifts, now, ahead);
    }

    /** By how much the outdoor temperature will have changed, K; 0 where that is not known yet. */
    public double outdoorChange(double now, double ahead) {
        return change(outdoors, now, ahead);
    }

    private static double change(double[] shape, double now, double ahead) {
        if (shape.length == 0) {
            return 0;
        }
        double change = at(shape, now + ahead) - at(shape, now);
        return Double.isNaN(change) ? 0 : change;
    }

    /** Between the middles of two slots. */
    private static double at(double[] shape, double now) {
        double place = now / SLOT_HOURS - 0.5;
        int before = (int) Math.floorMod((long) Math.floor(place), (long) SLOTS);
        double share = place - Math.floor(place);
        return shape[before] * (1 - share) + shape[(before + 1) % SLOTS] * share;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DailyPattern that && Arrays.equals(drifts, that.drifts)
                && Arrays.equals(
                        outdoors, that.outdoors)
                && slot.equals(that.slot);
    }

    @Override
    public int hashCode() {
        return slot.hashCode();
    }
}
