package dev.pilotlight.faults.sim.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A plan of faults drawn by a seed. Each has some pairs of kinds that are in force at once in one
 * house, taken in turn, so that seeds in a row go through every pair; when, how long and how bad is
 * left to chance, and so is what else happens. Short faults are as likely as long ones: their
 * length is drawn on a logarithmic scale.
 *
 * @param houses how many there are
 * @param brokers how many there are; none means that there is no cloud
 * @param sensors whose names are drawn from
 * @param trouble faults begin and end within this
 */
public record Draw(int houses, int brokers, List<String> sensors, Duration trouble) {
    /** Pairs that each seed is about. */
    public static final int PAIRS_A_SEED = 5;
    private static final int MOST_BESIDE = 4;
    private static final double SHORTEST_S = 1;
    private static final double LONGEST_S = 4 * 3_600;

    private record Pair(Kind first, Kind second) {}

    public Draw {
        sensors = List.copyOf(sensors);
    }

    /** How many pairs of kinds there are, of which at least one lasts. */
    public int pairs() {
        return every().size();
    }

    private List<Pair> every() {
        List<Kind> kinds = Kind.all(brokers > 0);
        List<Pair> every = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (kinds.get(i).lasts() || kinds.get(j).lasts()) {
                    every.add(new Pair(kinds.get(i), kinds.get(j)));
                }
            }
        }
        return every;
    }

    /** The plan of that seed, in the order in which it was drawn. */
    public List<Incident> plan(long seed, SplittableRandom chance) {
        List<Pair> every = every();
        List<Incident> plan = new ArrayList<>();
        for (int i = 0; i < PAIRS_A_SEED; i++) {
            pair(every.get((int) Math.floorMod(seed * PAIRS_A_SEED + i, (long) every.size())),
                    chance, plan);
        }
        List<Kind> kinds = Kind.all(brokers > 0);
        int beside = chance.nextInt(MOST_BESIDE);
        for (int i = 0; i < beside; i++) {
            Kind kind = kinds.get(chance.nextInt(kinds.size()));
            plan.add(around(millis(chance), kind.one(chance.nextInt(houses), this, chance),
                    chance));
        }
        return List.copyOf(plan);
    }

    /** Both are in force at one moment. */
    private void pair(Pair pair, SplittableRandom chance, List<Incident> plan) {
        int house = chance.nextInt(houses);
        long moment = millis(chance);
        plan.add(around(moment, pair.first().one(house, this, chance), chance));
        plan.add(around(moment, pair.second().one(house, this, chance), chance));
    }

    private long millis(SplittableRandom chance) {
        return chance.nextLong(trouble.toMillis());
    }

    /** That fault at that moment, begun before and over after it if it lasts. */
    private Incident around(long moment, Fault fault, SplittableRandom chance) {
        if (fault instanceof Fault.Deed) {
            return new Incident(fault, Duration.ofMillis(moment), Duration.ofMillis(moment));
        }
        double span = 1_000 * Math.exp(Math.log(SHORTEST_S) + chance.nextDouble() * Math.log(
                LONGEST_S / SHORTEST_S));
        long before = Math.round(chance.nextDouble() * span);
        long from = Math.max(0, moment - before);
        long to = Math.min(trouble.toMillis(), moment - before + Math.round(span) + 1);
        return new Incident(fault, Duration.ofMillis(from), Duration.ofMillis(Math.max(moment + 1,
                to)));
    }
}
