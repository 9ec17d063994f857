package dev.pilotlight.faults.sim.bad;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import dev.pilotlight.faults.sim.fault.Fault;
import dev.pilotlight.faults.sim.fault.Act;
import dev.pilotlight.faults.sim.fault.Ailment;
import dev.pilotlight.faults.sim.fault.Failing;
import dev.pilotlight.faults.sim.fault.Illness;
import dev.pilotlight.faults.sim.fault.Trouble;
import dev.pilotlight.faults.sim.fault.Wear;
import dev.pilotlight.faults.sim.fault.Incident;
import dev.pilotlight.faults.sim.scenario.DrawnWeek;
import dev.pilotlight.faults.sim.scenario.Setup;
import dev.pilotlight.faults.sim.scenario.Story;
import dev.pilotlight.faults.sim.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Short stories, each with the trouble that one kind of carelessness does not survive. */
@SuppressWarnings("ImmutableEnumChecker")
enum Tale {
    /** Nothing happens. */
    QUIET(Setup.of(1, 0), ofMinutes(20), _ -> List.of()),
    /** The broker of three houses is away for twenty minutes. */
    OUTAGE(Setup.of(3, 1), ofMinutes(60), chance -> {
        Duration begin = within(chance, 15, 20);
        return List.of(new Incident(new Fault.OfBroker(0, Illness.DEAD), begin, begin.plus(
                ofMinutes(20))));
    }),
    /** Nothing gets through any more, and nothing says so. */
    HALF_OPEN(Setup.of(1, 1), ofMinutes(60), chance -> List.of(path(Trouble.HALF_OPEN, within(
            chance, 20, 30), 5))),
    /** The broker takes what is said and answers nothing for ten minutes. */
    FROZEN(Setup.of(1, 1), ofMinutes(60), chance -> {
        Duration begin = within(chance, 20, 30);
        return List.of(new Incident(new Fault.OfBroker(0, Illness.FROZEN), begin, begin.plus(
                ofMinutes(10))));
    }),
    /** What the device says gets lost, and later what the broker says. */
    ONE_WAY(Setup.of(1, 1), ofMinutes(70), chance -> List.of(path(Trouble.DEAF, within(chance, 20,
            25), 5), path(Trouble.MUTE, within(chance, 40, 45), 5))),
    /** The cloud reads and cannot write, twice. */
    WRITES_FAIL(Setup.of(2, 1), ofMinutes(90), chance -> List.of(cloud(Failing.WRITES_FAIL, within(
            chance, 20, 30), 10), cloud(Failing.WRITES_FAIL, within(chance, 40, 50), 5))),
    /** A backlog comes to a broker that takes one message a second. */
    THROTTLED(Setup.of(2, 1), ofMinutes(90),
            chance -> List.of(path(Trouble.HALF_OPEN, within(chance,
                    5, 9), 30),
                    new Incident(new Fault.OfBroker(0, Illness.THROTTLED), ofMinutes(40),
                            ofMinutes(60)))),
    /** Somebody left old commands on a broker. */
    STALE(Setup.of(1, 1), ofMinutes(70), chance -> {
        Duration begin = within(chance, 20, 30);
        return List.of(new Incident(new Fault.OfBroker(0, Illness.RETAINED_GARBAGE), begin, begin
                .plus(ofMinutes(20))), path(Trouble.HALF_OPEN, begin.plus(ofMinutes(1)), 2));
    }),
    /** While they cannot hear each other, wall and app want different things. */
    APART(Setup.of(1, 1), ofMinutes(100), chance -> {
        boolean wallFirst = chance.nextBoolean();
        return List.of(path(Trouble.HALF_OPEN, ofMinutes(20), 40), deed(wallFirst
                ? Act.WALL
                : Act.APP, within(chance, 25, 35), 205), deed(wallFirst ? Act.APP : Act.WALL,
                        within(chance, 40, 55), 215));
    }),
    /** An operator lends a target for an hour. */
    LENT(Setup.of(1, 1), ofMinutes(105), chance -> List.of(deed(Act.LEASE, within(chance, 20, 30),
            225))),
    /** Somebody holds a target for six hours. */
    HELD(Setup.of(1, 1), ofMinutes(375), chance -> List.of(deed(Act.APP, within(chance, 1, 9),
            215))),
    /** Somebody cannot make up his mind. */
    FICKLE(Setup.of(1, 0).outside(0), ofHours(2), Tale::fickle),
    /** The same, and the clock jumps by hours. */
    FICKLE_CLOCK(Setup.of(1, 0).outside(0), ofHours(2), chance -> {
        List<Incident> plan = new ArrayList<>(fickle(chance));
        for (int i = 0; i < 6; i++) {
            Duration begin = within(chance, 5, 60);
            plan.add(new Incident(new Fault.ClockOff(0, Duration.ofSeconds(chance.nextLong(-20_000,
                    20_000))), begin, begin.plus(within(chance, 1, 10))));
        }
        return plan;
    }),
    /** While it heats, the power goes for a moment now and then. */
    POWER(Setup.of(1, 0).outside(-10).target(26), ofMinutes(70), chance -> {
        List<Incident> plan = new ArrayList<>();
        for (int minute = 5; minute < 60; minute += 8) {
            Duration begin = within(chance, minute, minute + 5);
            plan.add(new Incident(new Fault.PowerCut(0), begin, begin.plus(Duration.ofSeconds(5))));
        }
        return plan;
    }),
    /** Every thermometer of the house falls silent in a cold night. */
    BLIND(Setup.of(1, 0).outside(-10), ofHours(9), chance -> {
        Duration begin = within(chance, 60, 100);
        return List.of(sensor("room", begin), sensor("shelf", begin));
    }),
    /** Switched off, in the coldest of winters. */
    FROST(Setup.of(1, 0).outside(-20), ofHours(30), chance -> List.of(deed(Act.OFF, within(chance,
            1, 20), 200))),
    /** The disk hardly answers when somebody turns the dial. */
    DISK_SLOW(Setup.of(1, 0), ofHours(1), chance -> {
        Duration begin = within(chance, 10, 12);
        return List.of(new Incident(new Fault.OfDisk(0, Wear.SLOW), begin, begin.plus(ofMinutes(
                10))), deed(Act.WALL, begin.plus(within(chance, 2, 4)), 215),
                deed(Act.WALL, begin.plus(within(chance, 5, 9)), 210));
    }),
    /** Hours without a broker, and a card that is full by then. */
    LITTLE_ROOM(Setup.of(1, 1).pace(Duration.ofSeconds(10), Duration.ofSeconds(10)).keeping(600),
            ofHours(5), chance -> {
                Duration begin = within(chance, 10, 20);
                return List.of(new Incident(new Fault.OfBroker(0, Illness.DEAD), begin, begin.plus(
                        ofHours(4))));
            }),
    /** The first of two brokers goes, and does not come back. */
    TWO_BROKERS(Setup.of(1, 2), ofMinutes(150), chance -> List.of(new Incident(new Fault.OfBroker(
            0, Illness.DEAD), within(chance, 10, 20), ofHours(3)))),
    /** A stranger hands in a configuration. */
    FORGED(Setup.of(1, 0), ofMinutes(90), chance -> List.of(deed(Act.CONFIG_FORGED, within(chance,
            5, 20), 0))),
    /** An old configuration is handed in after a newer one. */
    REPLAYED(Setup.of(1, 0), ofMinutes(150), chance -> List.of(deed(Act.CONFIG, within(chance, 5,
            9), 0), deed(Act.CONFIG, within(chance, 50, 55), 0), deed(Act.CONFIG_REPLAYED,
                    within(chance, 100, 110), 0))),
    /** A configuration knows no thermometer that there is. */
    BLINDED(Setup.of(1, 0), ofMinutes(60), chance -> List.of(deed(Act.CONFIG_BLIND, within(chance,
            5, 20), 0))),
    /** An operator asks all houses for 99 degrees. */
    MISTYPED(Setup.of(2, 1), ofMinutes(30), chance -> List.of(deed(Act.MISTYPE, within(chance, 5,
            20), 0))),
    /** The power is gone for a while. */
    DARK(Setup.of(1, 1), ofMinutes(60), chance -> {
        Duration begin = within(chance, 20, 25);
        return List.of(new Incident(new Fault.PowerCut(0), begin, begin.plus(ofMinutes(10))));
    }),
    /** Three days of a week that the seed draws; on the first somebody turns the dial. */
    DRAWN_WEEK(Tale::inDrawnWeek, Duration.ofDays(3),
            chance -> List.of(deed(Act.WALL, within(chance, 1,
                    1_000), 213)));

    private final Function<SplittableRandom, Setup> setup;
    private final Duration length;
    private final Function<SplittableRandom, List<Incident>> plan;

    Tale(Setup setup, Duration length, Function<SplittableRandom, List<Incident>> plan) {
        this(_ -> setup, length, plan);
    }

    Tale(Function<SplittableRandom, Setup> setup, Duration length,
            Function<SplittableRandom, List<Incident>> plan) {
        this.setup = setup;
        this.length = length;
        this.plan = plan;
    }

    /** As that seed tells it. */
    Story story(long seed) {
        return new Story(setup.apply(new World(seed).chance("week")),
                plan.apply(new World(seed).chance("tale")), length);
    }

    private static Setup inDrawnWeek(SplittableRandom chance) {
        DrawnWeek week = DrawnWeek.of(chance);
        return Setup.of(1, 0).week(week.schedule(), week.from()).pace(Duration.ofSeconds(10),
                ofMinutes(2));
    }

    private static Duration within(SplittableRandom chance, int fromMinute, int toMinute) {
        return Duration.ofMillis(chance.nextLong(ofMinutes(fromMinute).toMillis(), ofMinutes(
                toMinute).toMillis()));
    }

    private static Incident path(Trouble trouble, Duration from, int minutes) {
        return new Incident(new Fault.OfPath(0, Fault.OfPath.ALL, trouble), from, from.plus(
                ofMinutes(minutes)));
    }

    private static Incident cloud(Failing failing, Duration from, int minutes) {
        return new Incident(new Fault.OfCloud(failing), from, from.plus(ofMinutes(minutes)));
    }

    private static Incident deed(Act act, Duration at, int tenths) {
        return new Incident(new Fault.Deed(0, act, tenths), at, at);
    }

    private static Incident sensor(String name, Duration from) {
        return new Incident(new Fault.OfSensor(0, name, Ailment.SILENT), from, from.plus(ofHours(
                5)));
    }

    /** Switched on and off every minute or so, for an hour. */
    private static List<Incident> fickle(SplittableRandom chance) {
        List<Incident> plan = new ArrayList<>();
        for (int minute = 5; minute < 65; minute += 3) {
            plan.add(deed(Act.OFF, within(chance, minute, minute + 1), 200));
            plan.add(deed(Act.HEAT, within(chance, minute + 1, minute + 2), 200));
        }
        return plan;
    }
}
