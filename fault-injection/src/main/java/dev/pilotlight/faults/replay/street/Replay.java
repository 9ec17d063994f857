package dev.pilotlight.faults.replay.street;

import dev.pilotlight.faults.replay.outage.Condition;
import dev.pilotlight.faults.replay.outage.Outage;
import dev.pilotlight.faults.replay.outage.Phase;
import dev.pilotlight.faults.sim.fault.Incident;
import dev.pilotlight.faults.sim.law.Violation;
import dev.pilotlight.faults.sim.scenario.Street;
import dev.pilotlight.faults.sim.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Plays an outage: the same seed gives the same result, to the last bit. One thread. */
public final class Replay {
    /** The fewest and the most houses that a street may have. */
    public static final int LEAST_HOUSES = 1;
    /** More would not be read on one page. */
    public static final int MOST_HOUSES = 24;

    private final Outage outage;
    private final long seed;
    private final Consumer<String> progress;
    private final List<Neighbour> neighbours;
    private final List<Wish> wishes;
    private final List<Occurred> occurred = new ArrayList<>();

    private Replay(Outage outage, long seed, int houses, Consumer<String> progress) {
        this.outage = outage;
        this.seed = seed;
        this.progress = progress;
        this.neighbours = Neighbourhood.of(outage, houses, seed);
        this.wishes = Wishes.of(outage, neighbours, seed);
    }

    /**
     * Plays it on both streets.
     *
     * @param progress told in a sentence what is under way
     */
    public static Replayed play(Outage outage, long seed, int houses,
            Consumer<String> progress) {
        if (houses < LEAST_HOUSES || houses > MOST_HOUSES) {
            throw new IllegalArgumentException("houses is " + houses + ", want " + LEAST_HOUSES
                    + " to " + MOST_HOUSES);
        }
        return new Replay(outage, seed, houses, progress).play();
    }

    private Replayed play() {
        Optional<RollOut> rollOut = outage.update().map(update -> RollOut.play(outage, update,
                neighbours, seed));
        World world = new World(seed);
        Street own = new Street(world, neighbours.stream().map(Neighbour::own).toList(),
                Condition.brokers(), incidents(rollOut));
        List<Diary> owners = neighbours.stream().map(one -> new Diary(world, outage, one,
                new OwnThermostat(own.homes().get(one.number()), own.people()), wishes)).toList();
        outage.phases().forEach(phase -> world.at(outage.since(phase.street()), () -> begin(phase,
                world)));
        progress.accept("the street with Pilotlight, " + neighbours.size() + " houses");
        Optional<Violation> broken = own.run(outage.length());
        finish(world);
        List<Diary> others = cloudRun(rollOut);
        List<Household> households = neighbours.stream().map(one -> new Household(one, lived(
                owners.get(one.number())), lived(others.get(one.number())))).toList();
        Verdicts verdicts = new Verdicts(own.court(), broken, rollOut);
        return new Replayed(outage, seed, households, verdicts.all(), occurred, rollOut.map(
                RollOut::notes).orElse(List.of()), world.now());
    }

    private List<Incident> incidents(Optional<RollOut> rollOut) {
        List<Incident> plan = new ArrayList<>();
        List<Phase> phases = outage.phases();
        for (int i = 0; i + 1 < phases.size(); i++) {
            Duration from = outage.since(phases.get(i).street());
            Duration to = outage.since(phases.get(i + 1).street());
            phases.get(i).condition().faults(neighbours.size()).forEach(fault -> plan.add(
                    new Incident(fault, from, to)));
        }
        rollOut.ifPresent(one -> plan.addAll(one.deaths()));
        return plan;
    }

    private void begin(Phase phase, World world) {
        finish(world);
        progress.accept(Outage.clock(phase.street()) + " " + phase.fact());
        occurred.add(new Occurred(phase, -felt(phase, world)));
    }

    private static long felt(Phase phase, World world) {
        return phase.condition().proofs().stream().mapToLong(world::counted).sum();
    }

    /** What was counted when the phase began is taken from what is counted when it ends. */
    private void finish(World world) {
        if (!occurred.isEmpty()) {
            Occurred last = occurred.removeLast();
            occurred.add(new Occurred(last.phase(), last.count() + felt(last.phase(), world)));
        }
    }

    /** Nobody is judged here: the laws are Pilotlight's. */
    private List<Diary> cloudRun(Optional<RollOut> rollOut) {
        progress.accept("the same street, run by the cloud");
        World world = new World(seed);
        Street street = new Street(world, neighbours.stream().map(Neighbour::cloudRun).toList(), 0,
                rollOut.map(RollOut::deathsOfAll).orElse(List.of()));
        List<Diary> diaries = neighbours.stream().map(one -> new Diary(world, outage, one,
                new CloudRunThermostat(world, street.homes().get(one.number()), outage, one),
                wishes)).toList();
        boolean more = true;
        while (more) {
            more = world.next(outage.length());
        }
        return diaries;
    }

    private static Lived lived(Diary diary) {
        return new Lived(diary.samples(), diary.changes());
    }
}
