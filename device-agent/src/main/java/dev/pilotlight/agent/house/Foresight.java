package dev.pilotlight.agent.house;

import dev.pilotlight.agent.equipment.Outputs;
import java.util.Arrays;

/**
 * What a house would do from any state on, under the weather that will really come; the house
 * itself is not touched. In steps of {@value #STEP_SECONDS} s. One thread; it keeps the
 * surroundings of the last {@value #KEPT} minutes that were asked for.
 */
public final class Foresight {
    /** Length of a step. */
    public static final int STEP_SECONDS = 10;
    private static final int KEPT = 2_048;

    private final Dynamics dynamics;
    private final Weather weather;
    private final Leap leap;
    private final double[] watts;
    private final long[] minutes = new long[KEPT];
    private final Surroundings[] around = new Surroundings[KEPT];
    private final double[][][] rises;
    private double outdoorC;

    public Foresight(Dynamics dynamics, Weather weather) {
        this.dynamics = dynamics;
        this.weather = weather;
        this.leap = dynamics.leap(STEP_SECONDS);
        this.watts = new double[dynamics.size()];
        this.rises = new double[KEPT][dynamics.firings()][];
        Arrays.fill(minutes, Long.MIN_VALUE);
        Arrays.fill(around, new Surroundings(0, 0, 0));
    }

    /** How many nodes a state has. */
    public int size() {
        return dynamics.size();
    }

    /**
     * One step from the state {@code before}.
     *
     * @param fired which equipment fired before it
     * @param second when it begins, in epoch seconds
     * @param after where the temperatures go; not {@code before}
     * @return which equipment fires in it
     */
    public int step(double[] before, int fired, Outputs relays, long second, double[] after) {
        int firing = dynamics.firing(before, relays, fired);
        leap.apply(before, rise(second / 60, firing), after);
        return firing;
    }

    /** Heat and cold given off by what fires, in W, in the minute that was stepped last. */
    public double power(int firing) {
        return dynamics.power(firing, outdoorC);
    }

    private double[] rise(long minute, int firing) {
        int slot = (int) (minute & (KEPT - 1));
        outdoorC = around[slot].outdoorC();
        if (minutes[slot] != minute) {
            minutes[slot] = minute;
            around[slot] = Surroundings.of(weather, minute);
            outdoorC = around[slot].outdoorC();
            Arrays.fill(rises[slot], null);
        }
        double[] known = rises[slot][firing];
        if (known == null) {
            known = new double[watts.length];
            dynamics.heat(around[slot], firing, watts);
            leap.heat(watts, known);
            rises[slot][firing] = known;
        }
        return known;
    }
}
