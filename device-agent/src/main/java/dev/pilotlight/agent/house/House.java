package dev.pilotlight.agent.house;

import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;

/**
 * A house that warms and cools: the heat balance of {@link HouseModel}'s nodes, integrated by
 * explicit Euler at a tenth of the fastest node's time constant. One thread; deterministic for one
 * seed.
 */
public final class House {
    private static final double START_C = 19;
    private static final double GAINS_W = 200;
    private static final double PRESENCE_GAINS_W = 250;
    private static final double MAX_STEP_S = 60;

    private final HouseModel model;
    private final Weather weather;
    private final Random noise;
    private final double[] temperatures;
    private final double[] flows;
    private final boolean[] firing;
    private final double stepSeconds;
    private double outdoor;
    private double untilSample;
    private Temperature sampled;
    private double heatJoules;

    /** A house with every node at 19 °C. */
    public House(HouseModel model, Weather weather, long seed) {
        this.model = model;
        this.weather = weather;
        this.noise = new Random(seed);
        this.temperatures = new double[model.nodes().size()];
        Arrays.fill(temperatures, START_C);
        this.flows = new double[temperatures.length];
        this.firing = new boolean[model.equipment().size()];
        this.stepSeconds = Math.min(MAX_STEP_S, fastestTimeConstant(model) / 10);
        this.sampled = sample();
        this.untilSample = model.sensor().period().toMillis() / 1000.0;
    }

    /** Lets time pass from {@code from} on while the relays are as they are. */
    public void advance(Instant from, Duration time, Outputs relays) {
        double left = time.toNanos() / 1e9;
        Instant now = from;
        while (left > 0) {
            double step = Math.min(Math.min(stepSeconds, left), untilSample);
            step(now, step, relays);
            now = now.plusNanos(Math.round(step * 1e9));
            left -= step;
            untilSample -= step;
            if (untilSample <= 1e-9) {
                sampled = sample();
                untilSample = model.sensor().period().toMillis() / 1000.0;
            }
        }
    }

    /** What people feel, in °C. */
    public double roomC() {
        return temperatures[model.room()];
    }

    /** What the thermometer said when it last measured. */
    public Temperature thermometer() {
        return sampled;
    }

    /** Outdoor temperature at the last step, in °C. */
    public double outdoorC() {
        return outdoor;
    }

    /** Heat that the equipment has given off since the start, in kWh; cooling counts as well. */
    public double energyKWh() {
        return heatJoules / 3.6e6;
    }

    public HouseModel model() {
        return model;
    }

    private void step(Instant now, double seconds, Outputs relays) {
        outdoor = weather.outdoorC(now);
        Arrays.fill(flows, 0);
        for (HouseModel.Link link : model.links()) {
            double flow = link.conductance() * (temperature(link.to()) - temperature(link.from()));
            add(link.from(), flow);
            add(link.to(), -flow);
        }
        add(model.solar().node(), model.solar().area() * weather.solarWPerM2(now));
        add(model.gainsNode(), gains(now));
        for (int i = 0; i < model.equipment().size(); i++) {
            run(model.equipment().get(i), i, relays, seconds);
        }
        for (int i = 0; i < flows.length; i++) {
            temperatures[i] += flows[i] * seconds / model.nodes().get(i).capacity();
        }
    }

    private void run(HouseModel.Equipment equipment, int index, Outputs relays, double seconds) {
        boolean called = switch (equipment.kind()) {
            case HEAT -> relays.heat();
            case COOL -> relays.cool();
        };
        firing[index] = called
                && equipment.boiler().map(boiler -> fires(boiler, firing[index])).orElse(true);
        if (firing[index]) {
            add(equipment.node(),
                    equipment.kind() == HouseModel.Kind.HEAT
                            ? equipment.power()
                            : -equipment.power());
            heatJoules += equipment.power() * seconds;
        }
    }

    private boolean fires(HouseModel.Boiler boiler, boolean fired) {
        double water = temperatures[boiler.node()];
        return fired ? water < boiler.stopsAbove() : water < boiler.firesBelow();
    }

    private double temperature(int node) {
        return node == HouseModel.OUTDOOR ? outdoor : temperatures[node];
    }

    private void add(int node, double watts) {
        if (node != HouseModel.OUTDOOR) {
            flows[node] += watts;
        }
    }

    /** People and appliances: always some, more in the morning and the evening. */
    private static double gains(Instant now) {
        int hour = now.atZone(ZoneOffset.UTC).getHour();
        boolean present = (hour >= 7 && hour < 9) || (hour >= 17 && hour < 23);
        return present ? GAINS_W + PRESENCE_GAINS_W : GAINS_W;
    }

    private Temperature sample() {
        HouseModel.Sensor sensor = model.sensor();
        double seen = temperatures[sensor.node()] + sensor.noise() * noise.nextGaussian();
        return Temperature.ofCelsius(Math.round(seen / sensor.quantum()) * sensor.quantum());
    }

    private static double fastestTimeConstant(HouseModel model) {
        double fastest = Double.MAX_VALUE;
        for (int node = 0; node < model.nodes().size(); node++) {
            int index = node;
            double conductance = model.links().stream()
                    .filter(link -> link.from() == index || link.to() == index)
                    .mapToDouble(HouseModel.Link::conductance).sum();
            fastest = Math.min(fastest, model.nodes().get(node).capacity() / conductance);
        }
        return fastest;
    }
}
