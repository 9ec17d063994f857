package dev.pilotlight.agent.house;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Houses like the built-in ones: each takes the network of one of them and draws every capacity,
 * conductance, area and power anew, up to a factor of 1.7 either way, with another thermometer. The
 * same seed gives the same house.
 */
public final class RandomHouses {
    private static final double WIDEST = 1.7;
    private static final double[] QUANTA = {0.01, 0.0625, 0.1, 0.125};
    private static final int[] PERIODS = {5, 10, 15, 30, 60};

    private RandomHouses() {}

    /** The house of that seed, of any kind. */
    public static HouseModel of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return of(HouseFile.BUILT_IN.get(random.nextInt(HouseFile.BUILT_IN.size())), seed);
    }

    /** A house like that built-in one. */
    public static HouseModel of(String likeness, long seed) {
        HouseModel like = HouseFile.builtIn(likeness).toOptional().orElseThrow();
        SplittableRandom random = new SplittableRandom(seed * 31 + likeness.hashCode());
        List<HouseModel.Node> nodes = like.nodes().stream()
                .map(node -> new HouseModel.Node(node.name(), node.capacity() * factor(random)))
                .toList();
        List<HouseModel.Link> links = like.links().stream()
                .map(link -> new HouseModel.Link(link.from(), link.to(),
                        link.conductance() * factor(random)))
                .toList();
        HouseModel.Solar solar = new HouseModel.Solar(like.solar().node(),
                like.solar().area() * factor(random));
        return new HouseModel(like.name() + ", seed " + seed, like.source(), nodes, links, solar,
                like.gainsNode(), equipment(like, random), like.room(), sensor(like, random));
    }

    /** Stronger rather than weaker: a heater that cannot heat its house tries no controller. */
    private static List<HouseModel.Equipment> equipment(HouseModel like, SplittableRandom random) {
        return like.equipment().stream()
                .map(one -> new HouseModel.Equipment(one.kind(), one.node(),
                        one.power() * Math.max(1, factor(random)), boiler(one, random), one.fall()))
                .toList();
    }

    private static Optional<HouseModel.Boiler> boiler(HouseModel.Equipment one,
            SplittableRandom random) {
        double hotter = one.boiler().isPresent() && one.boiler().get().firesBelow() > 40
                ? random.nextDouble(-3, 12)
                : 0;
        return one.boiler().map(boiler -> new HouseModel.Boiler(boiler.node(),
                boiler.firesBelow() + hotter, boiler.stopsAbove() + hotter));
    }

    private static HouseModel.Sensor sensor(HouseModel like, SplittableRandom random) {
        return new HouseModel.Sensor(like.sensor().node(),
                QUANTA[random.nextInt(QUANTA.length)], random.nextDouble(0, 0.06),
                Duration.ofSeconds(PERIODS[random.nextInt(PERIODS.length)]));
    }

    private static double factor(SplittableRandom random) {
        return Math.pow(WIDEST, random.nextDouble(-1, 1));
    }
}
