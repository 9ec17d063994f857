package dev.pilotlight.faults.replay.street;

import dev.pilotlight.agent.core.LocalEdit;
import dev.pilotlight.faults.replay.outage.Condition;
import dev.pilotlight.faults.replay.outage.Outage;
import dev.pilotlight.faults.sim.agent.Home;
import dev.pilotlight.faults.sim.world.World;
import dev.pilotlight.schedule.Goal;
import dev.pilotlight.schedule.Slot;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A thermostat whose week and wishes live in the cloud. The device is the same program with the
 * same controller and the same safety; it asks the cloud for its target twice a minute and keeps
 * the last one while it gets no answer. Wall and app alike ask the cloud. It stands for no product.
 * One thread.
 */
final class CloudRunThermostat implements Thermostat {
    private static final Duration POLL = Duration.ofSeconds(30);

    private final World world;
    private final Home home;
    private final Outage outage;
    private final WeeklySchedule week;
    private final SplittableRandom served;
    private Optional<Wish> hold = Optional.empty();
    private Optional<Temperature> delivered = Optional.empty();
    private boolean linked;

    CloudRunThermostat(World world, Home home, Outage outage, Neighbour neighbour) {
        this.world = world;
        this.home = home;
        this.outage = outage;
        this.week = neighbour.week();
        this.served = world.chance("served " + neighbour.number());
        world.after(Duration.ofSeconds(1 + neighbour.number()), this::poll);
    }

    private void poll() {
        linked = home.isDeciding() && served.nextDouble() < condition().reads();
        if (linked) {
            deliver();
        }
        world.after(POLL, this::poll);
    }

    private void deliver() {
        Optional<Temperature> wanted = decided();
        if (!wanted.equals(delivered)) {
            wanted.ifPresent(target -> home.ask(new LocalEdit.SetTarget(
                    Goal.of(target), new LocalEdit.End.Never())));
            delivered = wanted;
        }
    }

    /** What the cloud wants of the house at this moment. */
    private Optional<Temperature> decided() {
        Instant now = home.plan().start().plus(world.now());
        return hold.filter(wish -> now.isBefore(wish.until())).map(Wish::target).or(() -> week.at(
                now).map(Slot::target));
    }

    private Condition condition() {
        return outage.at(world.now());
    }

    @Override
    public Home home() {
        return home;
    }

    @Override
    public void ask(Wish wish) {
        if (served.nextDouble() < condition().writes()) {
            hold = Optional.of(wish);
            if (home.isDeciding()) {
                deliver();
            }
        }
    }

    @Override
    public boolean isTaken(Wish wish) {
        return hold.filter(wish::equals).isPresent();
    }

    @Override
    public boolean isLinked() {
        return linked;
    }
}
