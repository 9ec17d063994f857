package dev.pilotlight.faults.sim.scenario;

import dev.pilotlight.faults.sim.fault.Fault;
import dev.pilotlight.faults.sim.fault.Act;
import dev.pilotlight.faults.sim.fault.Failing;
import dev.pilotlight.faults.sim.fault.Wear;
import dev.pilotlight.faults.sim.fault.Ailment;
import dev.pilotlight.faults.sim.fault.Defect;
import dev.pilotlight.faults.sim.fault.Trouble;
import dev.pilotlight.faults.sim.fault.Illness;
import dev.pilotlight.faults.sim.fault.Incident;
import dev.pilotlight.faults.sim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The words to write a story with: a time, who suffers, what from. The laws hold always, and are
 * not named; what is named is what goes wrong. For instance
 *
 * <pre>
 * Scenario.street(seed, 2, 1).outside(-5).target(20)
 *         .from(hours(2)).to(hours(8)).broker(0, DEAD)
 *         .sometimeIn(hours(2), hours(8)).house(0).losesPower()
 *         .run(hours(24)).orFail();
 * </pre>
 *
 * One thread.
 */
public final class Scenario {
    private static final Duration AN_INSTANT = Duration.ofSeconds(5);

    private final long seed;
    private final SplittableRandom chance;
    private final List<Incident> plan = new ArrayList<>();
    private Setup setup;

    private Scenario(long seed, Setup setup) {
        this.seed = seed;
        this.setup = setup;
        this.chance = new World(seed).chance("sometime");
    }

    /** One house with one broker. */
    public static Scenario house(long seed) {
        return street(seed, 1, 1);
    }

    /** Several houses and brokers; without brokers there is no cloud. */
    public static Scenario street(long seed, int houses, int brokers) {
        return new Scenario(seed, Setup.of(houses, brokers));
    }

    /** The brokers are the user's own, with no cloud behind them. */
    public Scenario ownBroker() {
        setup = setup.own();
        return this;
    }

    /** Constant weather, in °C. */
    public Scenario outside(double celsius) {
        setup = setup.outside(celsius);
        return this;
    }

    /** One target all day, in °C. */
    public Scenario target(double celsius) {
        setup = setup.target(celsius);
        return this;
    }

    /** A week as a configuration writes it, from that moment on. */
    public Scenario week(String schedule, Instant from) {
        setup = setup.week(schedule, from);
        return this;
    }

    /** How often each device decides, and records. */
    public Scenario pace(Duration tick, Duration every) {
        setup = setup.pace(tick, every);
        return this;
    }

    /** At that time; what lasts, lasts for 5 s. */
    public When at(Duration then) {
        return new When(then, then.plus(AN_INSTANT));
    }

    /** From that time on. */
    public From from(Duration begin) {
        return end -> new When(begin, end);
    }

    /** For 5 s at a moment that the seed picks, before {@code latest}. */
    public When sometimeIn(Duration earliest, Duration latest) {
        return sometimeIn(earliest, latest, AN_INSTANT);
    }

    /** For so long, beginning at a moment that the seed picks, before {@code latest}. */
    public When sometimeIn(Duration earliest, Duration latest, Duration lasting) {
        Duration then = Duration.ofMillis(chance.nextLong(earliest.toMillis(), latest.toMillis()));
        return new When(then, then.plus(lasting));
    }

    /** Waits for the end. */
    public interface From {
        When to(Duration end);
    }

    /** A time, which waits for who suffers. */
    public final class When {
        private final Duration begin;
        private final Duration end;

        private When(Duration begin, Duration end) {
            this.begin = begin;
            this.end = end;
        }

        private Scenario befalls(Fault fault) {
            plan.add(new Incident(fault, begin, fault instanceof Fault.Deed ? begin : end));
            return Scenario.this;
        }

        /** The house of that number, from 0. */
        public Sufferer house(int number) {
            return new Sufferer(this, number);
        }

        /** The broker of that number, from 0. */
        public Scenario broker(int number, Illness illness) {
            return befalls(new Fault.OfBroker(number, illness));
        }

        public Scenario cloud(Failing failing) {
            return befalls(new Fault.OfCloud(failing));
        }
    }

    /** A house, which waits for what happens to it. */
    public static final class Sufferer {
        private final When when;
        private final int house;

        private Sufferer(When when, int house) {
            this.when = when;
            this.house = house;
        }

        public Scenario sensor(String name, Ailment ailment) {
            return when.befalls(new Fault.OfSensor(house, name, ailment));
        }

        public Scenario relay(Defect defect) {
            return when.befalls(new Fault.OfRelay(house, defect));
        }

        /** Its wall clock is ahead by so much, or behind. */
        public Scenario clockIsOff(Duration by) {
            return when.befalls(new Fault.ClockOff(house, by));
        }

        public Scenario clockDrifts(int secondsPerDay) {
            return when.befalls(new Fault.ClockDrifts(house, secondsPerDay));
        }

        /** Its wall clock says 1970 and knows that it does not know. */
        public Scenario clockIsLost() {
            return when.befalls(new Fault.ClockLost(house));
        }

        public Scenario disk(Wear wear) {
            return when.befalls(new Fault.OfDisk(house, wear));
        }

        public Scenario losesPower() {
            return when.befalls(new Fault.PowerCut(house));
        }

        public Scenario hangs() {
            return when.befalls(new Fault.Hang(house));
        }

        /** Its way to that broker; to all for {@link Fault.OfPath#ALL}. */
        public Scenario path(int broker, Trouble trouble) {
            return when.befalls(new Fault.OfPath(house, broker, trouble));
        }

        /** People want so many tenths of a degree, or that it is switched. */
        public Scenario people(Act act, int tenths) {
            return when.befalls(new Fault.Deed(house, act, tenths));
        }
    }

    /** Faults that somebody else has thought of. */
    public Scenario suffering(List<Incident> faults) {
        plan.addAll(faults);
        return this;
    }

    /** What was written, with a length. */
    public Story lasting(Duration length) {
        return new Story(setup, plan, length);
    }

    /** Plays it. */
    public Played run(Duration length) {
        Story story = lasting(length);
        return new Played(story, Street.play(story, seed));
    }
}
