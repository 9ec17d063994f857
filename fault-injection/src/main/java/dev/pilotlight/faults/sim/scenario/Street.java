package dev.pilotlight.faults.sim.scenario;

import dev.pilotlight.cloud.access.TopicPolicy;
import dev.pilotlight.faults.sim.agent.Blueprint;
import dev.pilotlight.faults.sim.agent.Home;
import dev.pilotlight.faults.sim.agent.Link;
import dev.pilotlight.faults.sim.agent.Start;
import dev.pilotlight.faults.sim.cloud.Shelf;
import dev.pilotlight.faults.sim.cloud.SimCloud;
import dev.pilotlight.faults.sim.fault.Incident;
import dev.pilotlight.faults.sim.law.Court;
import dev.pilotlight.faults.sim.law.Service;
import dev.pilotlight.faults.sim.law.Violation;
import dev.pilotlight.faults.sim.net.CloudBackend;
import dev.pilotlight.faults.sim.net.Network;
import dev.pilotlight.faults.sim.world.World;
import dev.pilotlight.units.DeviceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One run of a story: its world, its houses and its cloud. One thread. */
public final class Street {
    private final World world;
    private final List<Home> homes = new ArrayList<>();
    private final Court court;
    private final People people;
    private final Gauges gauges;

    /**
     * Houses of any kind in one world.
     *
     * @param houses at least one, numbered from 0
     * @param brokers how many ways to the cloud, or brokers of the user's own; none for houses on
     *        their own
     * @param plan what befalls them
     */
    public Street(World world, List<Blueprint> houses, int brokers, List<Incident> plan) {
        this.world = world;
        Optional<Service> service = brokers == 0
                ? Optional.empty()
                : Optional.of(service(world, houses.getFirst(), brokers));
        for (Blueprint house : houses) {
            homes.add(new Home(world, house, service.<Link.Maker>map(far -> new Uplinks(far
                    .network())).orElse((_, _, _) -> Link.NONE)));
        }
        service.ifPresent(far -> far.network().listen(this::stir));
        this.court = new Court(world, homes, service);
        this.people = new People(homes, service);
        this.gauges = new Gauges(world, homes, service, plan);
        Afflictions afflictions = new Afflictions(world, homes, service, people);
        plan.forEach(afflictions::plan);
    }

    private static Service service(World world, Blueprint one, int brokers) {
        Network network = new Network(world);
        if (one.config().connections().link().own().isPresent()) {
            Shelf shelf = new Shelf(world, Setup.TENANT);
            network.open(brokers, shelf);
            return Service.own(network, shelf);
        }
        SimCloud cloud = new SimCloud(world, one.start(), network);
        network.open(brokers, new CloudBackend(new TopicPolicy(Setup.TENANT), cloud));
        return Service.of(network, cloud);
    }

    /** Something was left for that device's link. */
    private void stir(DeviceId device) {
        homes.stream().filter(home -> home.plan().config().thing().equals(device)).findFirst()
                .flatMap(Home::running).ifPresent(Start::stirLink);
    }

    /** Plays the story with that seed to its end, or to the first broken law. */
    public static Outcome play(Story story, long seed) {
        Setup setup = story.setup();
        Street street = new Street(new World(seed), IntStream.range(0, setup.houses()).mapToObj(
                i -> setup.blueprint(i, seed)).toList(), setup.far().brokers(), story.plan());
        return street.outcome(street.run(story.length()));
    }

    /** Lets so much time pass, or less to the first broken law. */
    public Optional<Violation> run(Duration length) {
        while (world.next(length)) {
            gauges.look();
            Optional<Violation> broken = court.look();
            if (broken.isPresent()) {
                return broken;
            }
        }
        return court.atTheEnd();
    }

    private Outcome outcome(Optional<Violation> broken) {
        return new Outcome(world.seed(), broken, world.trace().hash(), world.events(),
                world.trace().last(), world.counts(), court.checks(), world.now(), gauges
                        .felt());
    }

    /** The houses, by number. */
    public List<Home> homes() {
        return Collections.unmodifiableList(homes);
    }

    /** What people can do. */
    public People people() {
        return people;
    }

    /** Who judges. */
    public Court court() {
        return court;
    }
}
