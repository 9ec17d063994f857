package dev.pilotlight.faults.sim.fault;

import dev.pilotlight.faults.sim.fault.Fault.Act;
import dev.pilotlight.faults.sim.fault.Fault.Ailment;
import dev.pilotlight.faults.sim.fault.Fault.Defect;
import dev.pilotlight.faults.sim.fault.Fault.Failing;
import dev.pilotlight.faults.sim.fault.Fault.Illness;
import dev.pilotlight.faults.sim.fault.Fault.Trouble;
import dev.pilotlight.faults.sim.fault.Fault.Wear;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A plan of faults drawn by a seed: every kind can come, several at once, in any house. Short ones
 * are as likely as long ones, since their length is drawn on a logarithmic scale.
 *
 * @param houses how many there are
 * @param brokers how many there are; none means that there is no cloud
 * @param sensors whose names are drawn from
 * @param trouble faults begin and end within this
 */
public record Draw(int houses, int brokers, List<String> sensors, Duration trouble) {
    private static final int MOST = 12;
    private static final double SHORTEST_S = 1;
    private static final double LONGEST_S = 4 * 3_600;

    public Draw {
        sensors = List.copyOf(sensors);
    }

    /** The plan of that seed, in the order in which it was drawn. */
    public List<Incident> plan(SplittableRandom chance) {
        List<Incident> plan = new ArrayList<>();
        int count = 2 + chance.nextInt(MOST - 1);
        for (int i = 0; i < count; i++) {
            plan.add(incident(chance));
        }
        return List.copyOf(plan);
    }

    private Incident incident(SplittableRandom chance) {
        Fault fault = fault(chance);
        Duration from = Duration.ofMillis(chance.nextLong(trouble.toMillis()));
        if (fault instanceof Fault.Deed) {
            return new Incident(fault, from, from);
        }
        double span = Math.exp(Math.log(SHORTEST_S) + chance.nextDouble() * Math.log(LONGEST_S
                / SHORTEST_S));
        Duration to = from.plusMillis(Math.round(span * 1_000));
        return new Incident(fault, from, to.compareTo(trouble) > 0 ? trouble : to);
    }

    private Fault fault(SplittableRandom chance) {
        int house = chance.nextInt(houses);
        return switch (chance.nextInt(brokers == 0 ? 6 : 12)) {
            case 0 -> new Fault.OfSensor(house, sensors.get(chance.nextInt(sensors.size())),
                    one(Ailment.values(), chance));
            case 1 -> clock(house, chance);
            case 2 -> new Fault.OfDisk(house, one(Wear.values(), chance));
            case 3 -> chance.nextInt(4) == 0 ? new Fault.Hang(house) : new Fault.PowerCut(house);
            case 4 -> new Fault.OfRelay(house, one(Defect.values(), chance));
            case 5 -> deed(house, chance, brokers == 0);
            case 6, 7 -> new Fault.OfPath(house, chance.nextInt(-1, brokers),
                    one(Trouble.values(), chance));
            case 8 -> new Fault.OfBroker(chance.nextInt(brokers), one(Illness.values(), chance));
            case 9 -> new Fault.OfCloud(one(Failing.values(), chance));
            default -> deed(house, chance, false);
        };
    }

    private static Fault clock(int house, SplittableRandom chance) {
        return switch (chance.nextInt(4)) {
            case 0 -> new Fault.ClockLost(house);
            case 1 -> new Fault.ClockDrifts(house, chance.nextInt(-600, 600));
            default -> new Fault.ClockOff(house, Duration.ofSeconds(chance.nextLong(-90_000,
                    90_000)));
        };
    }

    private static Fault deed(int house, SplittableRandom chance, boolean alone) {
        List<Act> acts = alone ? List.of(Act.WALL, Act.OFF, Act.HEAT) : List.of(Act.values());
        return new Fault.Deed(house, acts.get(chance.nextInt(acts.size())), chance.nextInt(160,
                230));
    }

    private static <T> T one(T[] of, SplittableRandom chance) {
        return of[chance.nextInt(of.length)];
    }
}
