package dev.pilotlight.agent;

import dev.pilotlight.agent.core.ConfigVersion;
import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.core.Rules;
import dev.pilotlight.agent.core.Starting;
import dev.pilotlight.agent.core.Thermostat;
import dev.pilotlight.agent.enrol.RenewalThread;
import dev.pilotlight.agent.http.LocalServer;
import dev.pilotlight.agent.http.Pin;
import dev.pilotlight.agent.http.PinFile;
import dev.pilotlight.agent.outbox.Bounds;
import dev.pilotlight.agent.port.ConfigDoor;
import dev.pilotlight.agent.port.LocalDoor;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.agent.port.Uplink;
import dev.pilotlight.agent.port.Watchdog;
import dev.pilotlight.agent.runtime.AgentLoop;
import dev.pilotlight.agent.runtime.Beat;
import dev.pilotlight.agent.runtime.Desk;
import dev.pilotlight.agent.runtime.Mailbox;
import dev.pilotlight.agent.runtime.Ports;
import dev.pilotlight.agent.store.SqliteJournal;
import dev.pilotlight.agent.system.LoopThread;
import dev.pilotlight.agent.system.MachineTime;
import dev.pilotlight.agent.system.RelayLease;
import dev.pilotlight.agent.trial.Bundle;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.config.TelemetrySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The one place that says new on adapters. What controls the room comes first: settings, relays,
 * loop; then the page; then the journal's writing and the link, which may take their time.
 */
final class Wiring implements AutoCloseable {
    private final Driver driver;
    private final RelayLease relays;
    private final SqliteJournal journal;
    private final Uplink uplink;
    private final LoopThread thread;
    private final Mailbox mailbox = new Mailbox();
    private final Desk desk;
    private final RenewalThread renewal;
    private final ConfigDoor configurations;
    private final TimeSource time;
    private Optional<LocalServer> page = Optional.empty();

    /** Where and when it runs. */
    record Place(Path data, MachineTime time) {}

    /** Builds everything and starts the control loop. */
    Wiring(FirmwareConfig config, ConfigDoor configurations, Place place, Watchdog watchdog,
            Consumer<Throwable> failed) {
        Path data = place.data();
        MachineTime time = place.time();
        this.driver = Driver.of(config.hardware(), time);
        this.relays = RelayLease.watched(driver.relays());
        this.journal = new SqliteJournal(data.resolve("pilotlight.db"), bounds(config), time);
        this.uplink = Links.uplink(config, data, journal, time, configurations);
        this.configurations = configurations;
        this.time = time.real();
        this.renewal = new RenewalThread(data.resolve("identity"), time.real(), mailbox::offer);
        Ports ports = new Ports(time, relays, journal, uplink);
        Thermostat first = Starting.start(Rules.of(config, Boot.id()).named(inForce()),
                journal.settings(),
                time.now());
        Beat beat = new Beat();
        this.desk = new Desk(first, ports, mailbox, beat);
        AgentLoop loop = new AgentLoop(first, ports, mailbox, desk);
        this.thread = new LoopThread(loop, mailbox, time, beat, watchdog);
        driver.thermometer().start(sample -> mailbox.offer(new Event.Sampled(sample)));
        thread.start(why -> {
            relays.close();
            failed.accept(why);
        });
    }

    private ConfigVersion inForce() {
        Bundle bundle = configurations.view().memory().state().inForce();
        return new ConfigVersion(bundle.version(), bundle.sha256());
    }

    private static Bounds bounds(FirmwareConfig config) {
        TelemetrySettings telemetry = config.connections().telemetry();
        return Bounds.of(telemetry.keep(), telemetry.every());
    }

    /** Returns once the first control decision was made. */
    void awaitControlling() throws InterruptedException {
        thread.awaitControlling();
    }

    /** Starts everything that may fail without harm to the room. */
    void startTheRest() {
        journal.start(mailbox::offer);
        mailbox.offer(new Event.Noticed("started", "the agent started"));
        driver.danger().ifPresent(text -> mailbox.offer(new Event.Noticed("relay-persists",
                text)));
        uplink.start(mailbox::offer);
        renewal.start();
        driver.panel().start(desk, () -> page.ifPresent(LocalServer::pair));
    }

    /** Leaves a notice for people and the cloud; false when the loop is too busy. */
    boolean notice(Event event) {
        return mailbox.offer(event);
    }

    /** Opens the page; an address that is taken is told to people, and control goes on. */
    Optional<Page> openPage(FirmwareConfig config, Path data) {
        Pin pin = pin(data);
        try {
            LocalServer server = new LocalServer(config.connections().page(),
                    config.hardware(), new LocalServer.Doors(desk, configurations),
                    new LocalServer.Access(pin, Optional.of(data), () -> time.now().wall()));
            server.start();
            server.openCommandDoor(data);
            page = Optional.of(server);
            return Optional.of(new Page(server.port(), pin.digits()));
        } catch (IOException taken) {
            mailbox.offer(new Event.Noticed("page-failed", "the page cannot be opened: " + taken
                    .getMessage()));
            return Optional.empty();
        }
    }

    /** A disk that cannot keep a PIN does not shut people out: there is one for this run. */
    private Pin pin(Path data) {
        try {
            return PinFile.open(data);
        } catch (IOException unusable) {
            mailbox.offer(new Event.Noticed("pin-not-kept", "the PIN holds for this run only: "
                    + unusable));
            return PinFile.forThisRun();
        }
    }

    /** Where the page is, and what it asks for. */
    record Page(int port, String pin) {}

    /** The link tries at once, instead of at the end of its back-off. */
    void tryLink() {
        uplink.tryNow();
    }

    LocalDoor door() {
        return desk;
    }

    /** Opens the relays first, then lets everything else end. */
    @Override
    public void close() {
        thread.close();
        relays.close();
        driver.thermometer().close();
        driver.panel().close();
        page.ifPresent(LocalServer::close);
        renewal.close();
        uplink.close();
        journal.close();
    }
}
