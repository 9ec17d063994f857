package dev.pilotlight.agent.house;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;

/**
 * A house that warms and cools: {@link Dynamics} in steps of at most a second, at which boilers
 * look at their water, with the surroundings of the minute. One thread; deterministic for one seed.
 */
public final class House {
    private static final double START_C = 19;
    private static final double LONGEST_STEP_S = 1;
    /** No thermometer says more. */
    private static final int LIMIT_MILLI_C = 100_000;
    private static final double TINY_S = 1e-9;

    private Dynamics dynamics;
    private final Weather weather;
    private final Random noise;
    private Leap second;
    private final double[] watts;
    private final double[] rise;
    private double[] temperatures;
    private double[] after;
    private Leap leap;
    private double leapSeconds = LONGEST_STEP_S;
    private Surroundings around = new Surroundings(0, 0, 0);
    private long minute = Long.MIN_VALUE;
    private int firing;
    private double watt;
    private boolean heatIsOld = true;
    private double untilSample;
    private Temperature sampled;
    private double heatJoules;

    /** A house with every node at 19 °C. */
    public House(HouseModel model, Weather weather, long seed) {
        this(new Dynamics(model), weather, seed);
    }

    /** A house with every node at 19 °C. */
    public House(Dynamics dynamics, Weather weather, long seed) {
        this.dynamics = dynamics;
        this.weather = weather;
        this.noise = new Random(seed);
        this.second = dynamics.leap(LONGEST_STEP_S);
        this.leap = second;
        this.temperatures = new double[dynamics.size()];
        Arrays.fill(temperatures, START_C);
        this.after = temperatures.clone();
        this.watts = new double[temperatures.length];
        this.rise = new double[temperatures.length];
        this.sampled = sample();
        this.untilSample = period();
    }

    /** From now on it is another house, with the same nodes; their temperatures stay. */
    public void become(HouseModel other) {
        if (other.nodes().size() != temperatures.length) {
            throw new IllegalArgumentException("has " + other.nodes().size() + " nodes, want "
                    + temperatures.length);
        }
        dynamics = new Dynamics(other);
        second = dynamics.leap(LONGEST_STEP_S);
        heatIsOld = true;
    }

    /** Lets time pass from {@code from} on while the relays are as they are. */
    public void advance(Instant from, Duration time, Outputs relays) {
        double left = time.toNanos() / 1e9;
        double now = from.getEpochSecond() + from.getNano() / 1e9;
        while (left > TINY_S) {
            look(Math.floorDiv((long) Math.floor(now + TINY_S), 60));
            double untilMinute = (minute + 1) * 60 - now;
            double step = Math.min(Math.min(LONGEST_STEP_S, left),
                    Math.min(untilMinute, untilSample));
            step(step, relays);
            now += step;
            left -= step;
            untilSample -= step;
            if (untilSample <= TINY_S) {
                sampled = sample();
                untilSample = period();
            }
        }
    }

    /** What people feel, in °C. */
    public double roomC() {
        return temperatures[model().room()];
    }

    /** The temperature of every node, in the model's order, in °C; a copy. */
    public double[] temperatures() {
        return temperatures.clone();
    }

    /** The temperature of one node, in °C. */
    public double nodeC(int node) {
        return temperatures[node];
    }

    /** The equipment that gives off heat or cold, one bit each in the model's order. */
    public int firing() {
        return firing;
    }

    /** What the thermometer said when it last measured. */
    public Temperature thermometer() {
        return sampled;
    }

    /** Outdoor temperature at the last step, in °C. */
    public double outdoorC() {
        return around.outdoorC();
    }

    /** Heat that the equipment has given off since the start, in kWh; cooling counts as well. */
    public double energyKWh() {
        return heatJoules / 3.6e6;
    }

    public HouseModel model() {
        return dynamics.model();
    }

    private void look(long now) {
        if (now != minute) {
            minute = now;
            around = Surroundings.of(weather, now);
            heatIsOld = true;
        }
    }

    private void step(double seconds, Outputs relays) {
        int fires = dynamics.firing(temperatures, relays, firing);
        if (heatIsOld || fires != firing || seconds != leapSeconds) {
            firing = fires;
            leap = seconds == LONGEST_STEP_S ? second : dynamics.leap(seconds);
            leapSeconds = seconds;
            dynamics.heat(around, firing, watts);
            leap.heat(watts, rise);
            watt = dynamics.power(firing, around.outdoorC());
            heatIsOld = false;
        }
        leap.apply(temperatures, rise, after);
        double[] before = temperatures;
        temperatures = after;
        after = before;
        heatJoules += watt * seconds;
    }

    private double period() {
        return model().sensor().period().toMillis() / 1000.0;
    }

    private Temperature sample() {
        HouseModel.Sensor sensor = model().sensor();
        double seen = temperatures[sensor.node()] + sensor.noise() * noise.nextGaussian();
        return Temperature.ofMilliC(Math.clamp(
                Math.round(Math.round(seen / sensor.quantum()) * sensor.quantum() * 1_000),
                -LIMIT_MILLI_C, LIMIT_MILLI_C));
    }
}
