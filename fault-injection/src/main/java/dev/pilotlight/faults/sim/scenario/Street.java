package dev.pilotlight.faults.sim.scenario;

import dev.pilotlight.cloud.access.TopicPolicy;
import dev.pilotlight.faults.sim.agent.Home;
import dev.pilotlight.faults.sim.agent.Link;
import dev.pilotlight.faults.sim.agent.Start;
import dev.pilotlight.faults.sim.cloud.SimCloud;
import dev.pilotlight.faults.sim.law.Court;
import dev.pilotlight.faults.sim.law.Service;
import dev.pilotlight.faults.sim.law.Violation;
import dev.pilotlight.faults.sim.net.Network;
import dev.pilotlight.faults.sim.world.World;
import dev.pilotlight.units.DeviceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of a story: its world, its houses and its cloud. One thread. */
public final class Street {
    private final Story story;
    private final World world;
    private final List<Home> homes = new ArrayList<>();
    private final Court court;

    private Street(Story story, long seed) {
        this.story = story;
        this.world = new World(seed);
        Optional<Service> service = story.setup().brokers() == 0
                ? Optional.empty()
                : Optional.of(service(world, story.setup()));
        for (int i = 0; i < story.setup().houses(); i++) {
            homes.add(new Home(world, story.setup().blueprint(i, seed),
                    service.<Link.Maker>map(far -> new Uplinks(far.network())).orElse(
                            (_, _, _) -> Link.NONE)));
        }
        service.ifPresent(far -> far.network().listen(this::stir));
        this.court = new Court(world, homes, service);
        Afflictions afflictions = new Afflictions(world, homes, service);
        story.plan().forEach(afflictions::plan);
    }

    private static Service service(World world, Setup setup) {
        Network network = new Network(world);
        SimCloud cloud = new SimCloud(world, setup.start(), network);
        network.open(setup.brokers(), new TopicPolicy(Setup.TENANT), cloud);
        return new Service(network, cloud);
    }

    /** Something was left for that device's link. */
    private void stir(DeviceId device) {
        homes.stream().filter(home -> home.plan().config().thing().equals(device)).findFirst()
                .flatMap(Home::running).ifPresent(Start::stirLink);
    }

    /** Plays the story with that seed to its end, or to the first broken law. */
    public static Outcome play(Story story, long seed) {
        Street street = new Street(story, seed);
        return street.outcome(street.run());
    }

    private Optional<Violation> run() {
        while (world.next(story.length())) {
            Optional<Violation> broken = court.look();
            if (broken.isPresent()) {
                return broken;
            }
        }
        return court.atTheEnd();
    }

    private Outcome outcome(Optional<Violation> broken) {
        return new Outcome(world.seed(), broken, world.trace().hash(), world.events(),
                world.trace().last(), world.counts(), court.checks(), world.now());
    }
}
