package dev.pilotlight.agent.drill;

import dev.pilotlight.config.Sensing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A day's faults drawn by a seed: sensors, clock, power, loop and person. The last three hours are
 * left in peace, to see that the device comes back to its job by itself.
 */
final class RandomDay {
    static final Duration LENGTH = Duration.ofHours(24);
    private static final Duration TROUBLE = Duration.ofHours(21);
    private static final List<Fault.Ailment> AILMENTS = List.of(Fault.Ailment.SILENT,
            Fault.Ailment.CRC, Fault.Ailment.UNPLUGGED, Fault.Ailment.POWER_ON, Fault.Ailment.LATE,
            Fault.Ailment.SPIKES, Fault.Ailment.FROZEN, Fault.Ailment.DRIFTS, Fault.Ailment.AIRED,
            Fault.Ailment.FREEZING);

    private final RandomGenerator chance;
    private final List<Fault> plan = new ArrayList<>();

    private RandomDay(long seed) {
        this.chance = RandomGeneratorFactory.of("SplittableRandom").create(seed);
    }

    /** The faults of that day, for these sensors. */
    static List<Fault> of(long seed, Sensing sensing) {
        RandomDay day = new RandomDay(seed);
        day.sensors(sensing);
        day.clock();
        day.power();
        return List.copyOf(day.plan);
    }

    private void sensors(Sensing sensing) {
        List<String> names = List.copyOf(sensing.sensors().keySet());
        for (int i = chance.nextInt(5); i > 0; i--) {
            String name = names.get(chance.nextInt(names.size()));
            Fault.Ailment ailment = sensing.sensors().getOrDefault(name, Sensing.PLAIN)
                    .kind() == Sensing.Kind.WINDOW
                            ? Fault.Ailment.OPEN
                            : AILMENTS.get(chance.nextInt(AILMENTS.size()));
            Duration from = moment();
            plan.add(new Fault.OfSensor(name, ailment, from, until(from, 60, 14_400)));
        }
    }

    private void clock() {
        for (int i = chance.nextInt(4); i > 0; i--) {
            Duration from = moment();
            Duration to = until(from, 10, 21_600);
            plan.add(chance.nextInt(4) == 0
                    ? new Fault.ClockLost(from, to)
                    : new Fault.ClockOff(Duration.ofSeconds(chance.nextLong(-400_000, 400_000)),
                            from, to));
        }
    }

    private void power() {
        for (int i = chance.nextInt(5); i > 0; i--) {
            Duration from = moment();
            plan.add(new Fault.PowerCut(from, until(from, 1, chance.nextBoolean() ? 30 : 7_200)));
        }
        if (chance.nextInt(4) == 0) {
            Duration from = moment();
            plan.add(new Fault.Hang(from, until(from, 2, 900)));
        }
        if (chance.nextInt(4) == 0) {
            Duration from = moment();
            plan.add(new Fault.SwitchedOff(from, until(from, 60, 7_200)));
        }
    }

    private Duration moment() {
        return Duration.ofSeconds(chance.nextLong(TROUBLE.toSeconds()));
    }

    private Duration until(Duration from, long least, long most) {
        Duration to = from.plusSeconds(chance.nextLong(least, most));
        return to.compareTo(TROUBLE) > 0 ? TROUBLE : to;
    }
}
