package dev.pilotlight.faults.replay.street;

import dev.pilotlight.faults.replay.outage.Outage;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What the people of each house want beside their plan, drawn by a seed: one at home in the first
 * half of the outage, one from afar in the second, one at home when it is over. Pure.
 */
final class Wishes {
    private static final int LEAST_MILLI_C = 18_300;
    private static final int STEPS = 9;
    private static final int STEP_MILLI_K = 500;
    private static final Duration FROM_AFAR = Duration.ofHours(6);
    private static final Duration AFTERWARDS = Duration.ofHours(2);

    private final Outage outage;
    private final SplittableRandom chance;

    private Wishes(Outage outage, long seed) {
        this.outage = outage;
        this.chance = new SplittableRandom(seed * 31 + 7);
    }

    /** Of all houses, in the order of houses and then of time. */
    static List<Wish> of(Outage outage, List<Neighbour> houses, long seed) {
        Wishes wishes = new Wishes(outage, seed);
        return houses.stream().flatMap(house -> wishes.of(house).stream()).toList();
    }

    private List<Wish> of(Neighbour house) {
        Duration middle = outage.breaks().plus(outage.over()).dividedBy(2);
        List<Wish> wishes = new ArrayList<>();
        wishes.add(wish(house, between(outage.breaks(), middle), Wish.Where.AT_HOME));
        wishes.add(wish(house, between(middle, outage.over()), Wish.Where.AWAY));
        wishes.add(wish(house, between(outage.over(), outage.over().plus(AFTERWARDS)),
                Wish.Where.AT_HOME));
        return wishes;
    }

    private Duration between(Duration from, Duration to) {
        return from.plusSeconds(chance.nextLong(to.minus(from).toSeconds()));
    }

    private Wish wish(Neighbour house, Duration at, Wish.Where where) {
        Temperature target = Temperature.ofMilliC(LEAST_MILLI_C + STEP_MILLI_K * chance.nextInt(
                STEPS));
        Instant asked = Outage.simulated(outage.begins()).plus(at);
        Instant until = switch (where) {
            case AT_HOME -> Planned.by(house.week(), asked).until();
            case AWAY -> asked.plus(FROM_AFAR);
        };
        return new Wish(house.number(), at, where, target, until);
    }
}
