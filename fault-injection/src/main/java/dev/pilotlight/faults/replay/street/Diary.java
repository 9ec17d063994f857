package dev.pilotlight.faults.replay.street;

import dev.pilotlight.faults.replay.outage.Outage;
import dev.pilotlight.faults.sim.world.World;
import dev.pilotlight.units.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The people of one house, who ask for what they want and look whether it is so, and somebody who
 * writes down the house every minute. Who gets no answer asks again each minute. One thread.
 */
final class Diary {
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final World world;
    private final Outage outage;
    private final Neighbour neighbour;
    private final Thermostat thermostat;
    private final List<Wish> wishes;
    private final List<Sample> samples = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private Planned plan;

    /** A diary that begins with the world. */
    Diary(World world, Outage outage, Neighbour neighbour, Thermostat thermostat,
            List<Wish> wishes) {
        this.world = world;
        this.outage = outage;
        this.neighbour = neighbour;
        this.thermostat = thermostat;
        this.plan = Planned.by(neighbour.week(), now());
        this.wishes = wishes.stream().filter(wish -> wish.house() == neighbour.number()).toList();
        this.wishes.forEach(wish -> world.at(wish.at(), () -> ask(wish)));
        world.after(EVERY, this::write);
    }

    private void write() {
        samples.add(new Sample(world.now(), thermostat.home().airC(), wanted().celsius(),
                thermostat.target().map(target -> OptionalDouble.of(target.celsius())).orElse(
                        OptionalDouble.empty()),
                thermostat.home().contacts().readBack().heats(), thermostat.isLinked()));
        if (world.now().plus(EVERY).compareTo(outage.shown()) <= 0) {
            world.after(EVERY, this::write);
        }
    }

    /** What plan and people want, if everybody were heard at once. */
    private Temperature wanted() {
        Instant now = now();
        return wishes.stream().filter(wish -> wish.at().compareTo(world.now()) <= 0
                && now.isBefore(wish.until())).max(Comparator.comparing(Wish::at)).map(
                        Wish::target)
                .or(() -> Optional.of(planned(now)))
                .orElseThrow();
    }

    /** Asked of the oracle once a stretch of the week. */
    private Temperature planned(Instant now) {
        if (!now.isBefore(plan.until())) {
            plan = Planned.by(neighbour.week(), now);
        }
        return plan.target();
    }

    private Instant now() {
        return Outage.simulated(outage.begins()).plus(world.now());
    }

    private void ask(Wish wish) {
        thermostat.ask(wish);
        world.after(Duration.ofMillis(200), () -> look(wish));
    }

    private void look(Wish wish) {
        if (thermostat.target().filter(wish.target()::equals).isPresent()) {
            changes.add(new Change(wish, Optional.of(world.now())));
        } else if (isOutOfDate(wish)) {
            changes.add(new Change(wish, Optional.empty()));
        } else {
            Duration waited = world.now().minus(wish.at());
            if (waited.compareTo(AGAIN) >= 0 && waited.toMillis() % AGAIN.toMillis() == 0
                    && !thermostat.isTaken(wish)) {
                thermostat.ask(wish);
            }
            world.at(wish.at().plus(next(waited)), () -> look(wish));
        }
    }

    /** Five times in the first second, then each second, then each fifteen. */
    private static Duration next(Duration waited) {
        long millis = waited.toMillis();
        long step = millis < 1_000 ? 200 : millis < 15_000 ? 1_000 : 15_000;
        return Duration.ofMillis(millis / step * step + step);
    }

    /** Its time is over, or the same people want something else by now. */
    private boolean isOutOfDate(Wish wish) {
        return !now().isBefore(wish.until()) || wishes.stream().anyMatch(other -> other.at()
                .compareTo(wish.at()) > 0 && other.at().compareTo(world.now()) <= 0);
    }

    /** Every minute, oldest first. */
    List<Sample> samples() {
        return samples;
    }

    /** What became of each wish, in the order in which that was known. */
    List<Change> changes() {
        return changes.stream().sorted(Comparator.comparing(change -> change.wish().at()))
                .toList();
    }
}
