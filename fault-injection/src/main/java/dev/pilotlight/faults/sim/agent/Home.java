package dev.pilotlight.faults.sim.agent;

import dev.pilotlight.agent.core.LocalEdit;
import dev.pilotlight.agent.core.Status;
import dev.pilotlight.agent.house.House;
import dev.pilotlight.agent.link.LinkReport;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.faults.sim.fault.Ailment;
import dev.pilotlight.faults.sim.fault.Defect;
import dev.pilotlight.faults.sim.fault.Offer;
import dev.pilotlight.faults.sim.fault.Wear;
import dev.pilotlight.faults.sim.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A house with its device: what a power cut does not end (walls, relays, thermometers, disk, true
 * time) and, while there is power, the agent's own loop on top of it. One thread.
 */
public final class Home {
    private static final Duration BOOT = Duration.ofSeconds(20);
    private static final Duration PULSE = Duration.ofSeconds(5);

    private final World world;
    private final Blueprint plan;
    private final House house;
    private final Contacts contacts;
    private final Probes probes;
    private final Disk disk;
    private final DeviceClock clock;
    private final Link.Maker links;
    private final Configs configs;
    private final List<Asked> asked = new ArrayList<>();
    private Optional<Start> running = Optional.empty();
    private Duration housedUntil = Duration.ZERO;
    private long touches;
    private int cuts;
    private int hangs;
    private int starts;

    /** A house whose device starts at once. */
    public Home(World world, Blueprint plan, Link.Maker links) {
        this.world = world;
        this.plan = plan;
        this.links = links;
        this.house = new House(plan.house(), plan.weather(), world.seed() * 31 + plan.number());
        this.contacts = new Contacts(world, plan.name(), this::live);
        this.probes = new Probes(world, plan.config().hardware().sensing(), house);
        this.disk = new Disk(plan.bounds());
        this.clock = new DeviceClock(world, plan.start());
        this.configs = new Configs(this);
        world.at(Duration.ofMillis(100L * plan.number()), this::start);
        pulse();
        speak();
    }

    /** The house lives on, whatever the device does. */
    private void pulse() {
        live();
        world.after(PULSE, this::pulse);
    }

    /** Something happened to it, or to what it does. */
    void touch() {
        touches++;
    }

    /** Grows with whatever happens to the house, and every few seconds. */
    public long touches() {
        return touches;
    }

    /** Lets the house reach the present, with the contacts as they are. */
    private void live() {
        touch();
        Duration passed = world.now().minus(housedUntil);
        if (!passed.isZero()) {
            house.advance(plan.start().plus(housedUntil), passed, contacts.readBack());
            housedUntil = world.now();
        }
    }

    private void speak() {
        live();
        running.ifPresent(start -> probes.speak(start.uptime(), start::hear));
        world.after(plan.house().model().sensor().period(), this::speak);
    }

    private void start() {
        if (cuts > 0 || running.isPresent()) {
            return;
        }
        clock.boot();
        begin(configs.boot());
        configs.watch();
    }

    private void begin(FirmwareConfig config) {
        Start next = new Start(world, this, plan.name() + "-" + ++starts, config);
        running = Optional.of(next);
        world.tell(plan.name(), "starts, number " + starts);
        next.begin(hangs > 0);
        configs.begin(next);
    }

    /** The same process goes on with another configuration: relays open, and a new loop. */
    void runWith(FirmwareConfig config) {
        touch();
        running.ifPresent(start -> {
            contacts.powerOff();
            start.close();
            begin(config);
        });
    }

    /** Somebody hands in a configuration; nobody is there to take it without power. */
    public void offer(Offer kind) {
        running.ifPresent(_ -> configs.offer(kind));
    }

    /** What the device is configured with. */
    public Configs configs() {
        return configs;
    }

    /** The power goes. */
    public void powerOff() {
        touch();
        cuts++;
        contacts.powerOff();
        running.ifPresent(Start::die);
        running = Optional.empty();
        world.count("power cut");
        world.tell(plan.name(), "loses power");
    }

    /** The power comes back; the device needs {@code BOOT} to start. */
    public void powerOn() {
        cuts--;
        world.after(BOOT, this::start);
    }

    /** The process hangs, or goes on. */
    public void hang(boolean begins) {
        touch();
        hangs += begins ? 1 : -1;
        world.count("loop hung");
        running.ifPresent(start -> start.hang(hangs > 0));
    }

    /** A sensor suffers, or no longer. */
    public void suffer(String sensor, Ailment ailment, boolean on) {
        if (on) {
            probes.suffer(sensor, ailment);
        } else {
            probes.recover(sensor, ailment);
        }
    }

    /** A relay suffers, or no longer. */
    public void suffer(Defect defect, boolean on) {
        contacts.suffer(defect, on);
    }

    /** The disk suffers, or no longer. */
    public void suffer(Wear wear, boolean on) {
        disk.suffer(wear, on);
    }

    /** A person asks at the wall; nobody is there to ask without power. */
    public void ask(LocalEdit edit) {
        running.ifPresent(start -> {
            world.count("asked at the wall");
            world.tell(plan.name(), "is asked for " + edit);
            asked.add(new Asked(world.now(), edit, start.id(), start.ask(edit)));
        });
    }

    /** Whether somebody decides: there is power, the agent has started and does not hang. */
    public boolean isDeciding() {
        return running.isPresent() && hangs == 0;
    }

    /** The start that runs; empty without power. */
    public Optional<Start> running() {
        return running;
    }

    /** What people see, up to a second old; empty without power. */
    public Optional<Status> status() {
        return running.map(Start::status);
    }

    /** What people see at this very moment; empty without power. */
    public Optional<Status> statusNow() {
        return running.map(Start::statusNow);
    }

    /** What the link says of itself; empty without power. */
    public Optional<LinkReport> report() {
        return running.map(Start::report);
    }

    /** What people asked for at the wall, oldest first. */
    public List<Asked> asked() {
        return Collections.unmodifiableList(asked);
    }

    /** What people feel, in °C; as it truly is. */
    public double airC() {
        return house.roomC();
    }

    Link.Maker links() {
        return links;
    }

    public Blueprint plan() {
        return plan;
    }

    public World world() {
        return world;
    }

    public Contacts contacts() {
        return contacts;
    }

    public Probes probes() {
        return probes;
    }

    public Disk disk() {
        return disk;
    }

    public DeviceClock clock() {
        return clock;
    }
}
