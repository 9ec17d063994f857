package dev.pilotlight.agent.drill;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.core.LocalEdit;
import dev.pilotlight.agent.core.Rules;
import dev.pilotlight.agent.core.Starting;
import dev.pilotlight.agent.core.Status;
import dev.pilotlight.agent.core.Thermostat;
import dev.pilotlight.agent.house.House;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.agent.port.Uplink;
import dev.pilotlight.agent.runtime.AgentLoop;
import dev.pilotlight.agent.runtime.Beat;
import dev.pilotlight.agent.runtime.Desk;
import dev.pilotlight.agent.runtime.Mailbox;
import dev.pilotlight.agent.runtime.Ports;
import dev.pilotlight.schedule.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A house, its device with the real loop, and a plan of faults, played tick by tick. It never has a
 * cloud. Deterministic; one thread.
 */
final class World {
    private static final Duration BOOT = Duration.ofSeconds(20);

    private final Site site;
    private final Troubles troubles;
    private final UnaryOperator<Parts> variant;
    private final Duration tick;
    private final long periodMillis;
    private final House house;
    private final Contacts contacts;
    private final Ledger ledger;
    private final DeviceClock clock;
    private final Gauges gauges;
    private Optional<Device> device = Optional.empty();
    private Duration at = Duration.ZERO;
    private Duration mayBoot = Duration.ZERO;
    private boolean off;

    /** What runs between two power cuts. */
    private record Device(AgentLoop loop, Desk desk, Mailbox mailbox, TimeSource time) {}

    World(Site site, List<Fault> plan) {
        this(site, plan, UnaryOperator.identity());
    }

    /** The same with a device that is made worse on purpose, to see that the drill notices. */
    World(Site site, List<Fault> plan, UnaryOperator<Parts> variant) {
        this.site = site;
        this.troubles = new Troubles(plan, site.config().hardware().sensing());
        this.variant = variant;
        this.tick = site.config().control().tick();
        this.periodMillis = site.house().model().sensor().period().toMillis();
        this.house = new House(site.house(), site.weather(), site.seed());
        this.contacts = new Contacts(site.config().hardware().equipment());
        this.ledger = new Ledger(site.saved());
        this.clock = new DeviceClock(site.start());
        this.gauges = new Gauges(site.config().hardware().sensing(), house);
    }

    /** Lets one tick pass. */
    void tick() {
        house.advance(site.start().plus(at), tick, contacts.effect());
        at = at.plus(tick);
        troubles.at(at);
        boolean powered = !has(Fault.PowerCut.class);
        contacts.pass(at, powered, troubles.defects());
        if (!powered) {
            device = Optional.empty();
            mayBoot = at.plus(BOOT);
        } else if (device.isEmpty() && at.compareTo(mayBoot) >= 0) {
            boot();
        }
        device.ifPresent(this::live);
    }

    private void boot() {
        clock.boot(at);
        setClock();
        Mailbox mailbox = new Mailbox();
        Parts parts = variant.apply(new Parts(site.config(), clock, contacts));
        Ports ports = new Ports(parts.time(), parts.relays(), ledger, Uplink.NONE);
        Thermostat first = Starting.start(Rules.of(parts.config(), "drill"), ledger.saved(), parts
                .time().now());
        Desk desk = new Desk(first, ports, mailbox, new Beat());
        device = Optional.of(new Device(new AgentLoop(first, ports, mailbox, desk), desk,
                mailbox, parts.time()));
    }

    private void live(Device running) {
        setClock();
        if (at.toMillis() % periodMillis < tick.toMillis()) {
            gauges.speak(troubles, at, running.time().now().uptime(), running.mailbox());
        }
        if (has(Fault.SwitchedOff.class) != off) {
            off = !off;
            running.mailbox().offer(new Event.Asked(new LocalEdit.SetMode(off ? Mode.OFF : usual()),
                    0));
        }
        if (!has(Fault.Hang.class)) {
            running.loop().step();
        }
    }

    private Mode usual() {
        return site.config().hardware().equipment().heats() ? Mode.HEAT : Mode.COOL;
    }

    private void setClock() {
        Instant wall = site.start().plus(at);
        ClockTrust trust = ClockTrust.TRUSTED;
        for (Fault fault : troubles.now()) {
            if (fault instanceof Fault.ClockOff(Duration by, Duration _, Duration _)) {
                wall = wall.plus(by);
            } else if (fault instanceof Fault.ClockLost(Duration from, Duration _)) {
                wall = Instant.EPOCH.plus(at.minus(from));
                trust = ClockTrust.UNKNOWN;
            }
        }
        clock.set(wall, at, trust);
    }

    /** Whether a fault of that kind is in force. */
    boolean has(Class<? extends Fault> kind) {
        return troubles.has(kind);
    }

    /** True time since the beginning. */
    Duration at() {
        return at;
    }

    Site site() {
        return site;
    }

    Troubles troubles() {
        return troubles;
    }

    House house() {
        return house;
    }

    Contacts contacts() {
        return contacts;
    }

    Ledger ledger() {
        return ledger;
    }

    /** What people see; empty while there is no power. */
    Optional<Status> status() {
        return device.map(running -> running.desk().status());
    }

    /** Whether the device decides. */
    boolean isAlive() {
        return device.isPresent() && !has(Fault.Hang.class);
    }

    /** Events that the thermostat failed on; any other number than 0 is a bug. */
    long failures() {
        return device.map(running -> running.loop().failures()).orElse(0L);
    }
}
