package dev.pilotlight.cloud;

import dev.pilotlight.cloud.access.TopicPolicy;
import dev.pilotlight.cloud.broker.BrokerFiles;
import dev.pilotlight.cloud.broker.EmbeddedBroker;
import dev.pilotlight.cloud.dispatch.Dispatch;
import dev.pilotlight.cloud.dispatch.Doors;
import dev.pilotlight.cloud.dispatch.Residents;
import dev.pilotlight.cloud.dispatch.Watchers;
import dev.pilotlight.cloud.enrol.EstDesk;
import dev.pilotlight.cloud.enrol.Identity;
import dev.pilotlight.cloud.fleet.Fleet;
import dev.pilotlight.cloud.http.EventStream;
import dev.pilotlight.cloud.http.HttpDoor;
import dev.pilotlight.cloud.http.Services;
import dev.pilotlight.cloud.metrics.MeteredIntake;
import dev.pilotlight.cloud.metrics.Meters;
import dev.pilotlight.cloud.port.Registry;
import dev.pilotlight.cloud.port.TimeSource;
import dev.pilotlight.cloud.store.Retention;
import dev.pilotlight.cloud.store.SqliteArchive;
import dev.pilotlight.cloud.store.SqliteLedger;
import dev.pilotlight.cloud.store.SqliteRollouts;
import dev.pilotlight.cloud.system.LoopThread;
import dev.pilotlight.units.DeviceId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * The running service: the one place that says new on adapters. One thread starts it, any thread
 * stops it.
 */
final class Wiring {
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration SWEEP = Duration.ofHours(1);
    private static final Duration LOOK_FOR_REVOKED = Duration.ofSeconds(1);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Set<DeviceId> expelled = new HashSet<>();

    /**
     * What it serves under.
     *
     * @param tenant third level of the data topics
     * @param bind address that both ports listen on
     * @param development where any MQTT client may try the engine; empty unless asked for
     * @param connectsPerSecond how many connections of all devices are let in
     * @param keep how long points, events and acts are kept
     */
    record Options(String tenant, String bind, int mqttPort, int httpsPort,
            Optional<InetSocketAddress> development, int connectsPerSecond,
            Duration keep) {}

    private Wiring() {}

    /** Starts everything; returns when devices and browsers may come. */
    static Wiring start(Options options, Office office, TimeSource time) throws IOException {
        Wiring wiring = new Wiring();
        wiring.run(options, office, time);
        return wiring;
    }

    private void run(Options options, Office office, TimeSource time) throws IOException {
        ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
        Identity identity = office.identity();
        SqliteArchive archive = new SqliteArchive(office.database());
        EventStream stream = new EventStream(time);
        EmbeddedBroker broker = new EmbeddedBroker(
                new BrokerFiles(options.bind(), options.mqttPort(), office.data().broker(),
                        identity.serverKeys(), identity.trusted(), identity.password(),
                        options.development()),
                new TopicPolicy(options.tenant()), office.registry(), readers, time,
                options.connectsPerSecond());
        Watchers watchers = new Watchers();
        watchers.add(stream);
        Fleet fleet = new Fleet(new SqliteLedger(office.database(), archive, readers), broker,
                watchers, time);
        Dispatch dispatch = new Dispatch(new SqliteRollouts(office.database()), broker,
                new Residents(office.registry(), fleet, time), office.audit(), time);
        watchers.add(dispatch);
        EstDesk desk = office.desk();
        Meters meters = new Meters();
        meters(meters, office, broker, fleet);
        HttpDoor door = new HttpDoor(
                new HttpDoor.Listener(options.bind(), options.httpsPort(), identity.serverKeys(),
                        identity.trusted(), identity.password()),
                new Services(office.registry(), archive, fleet, fleet, desk, stream, time,
                        office.realTime(), office.audit(), broker, broker, meters, dispatch));
        meters.counter("pilotlight.tokens.refused", "Operators' tokens that were refused",
                door::refusedTokens);
        parts.push(LoopThread.start("fleet", () -> fleet.step(IDLE)));
        parts.push(LoopThread.start("rollouts", () -> dispatch.step(IDLE)));
        parts.push(door::stop);
        parts.push(broker::stop);
        CompletableFuture<Void> web = CompletableFuture.runAsync(door::start, readers);
        broker.start(new MeteredIntake(new Doors(fleet, dispatch), meters), fleet);
        web.join();
        Retention retention = new Retention(office.database(), options.keep());
        parts.push(LoopThread.every(SWEEP, "retention",
                () -> retention.sweep(office.realTime().instant())));
        parts.push(LoopThread.every(LOOK_FOR_REVOKED, "revoked",
                () -> expelRevoked(office.registry(), broker)));
    }

    private static void meters(Meters meters, Office office, EmbeddedBroker broker, Fleet fleet) {
        meters.gauge("pilotlight.connections", "Devices connected", broker::connections);
        meters.counter("pilotlight.connections.turned.away",
                "Connections closed before TLS because too many came at once",
                broker::turnedAway);
        meters.counter("pilotlight.connections.refused.hellos",
                "Connections whose first bytes announced no ClientHello of a common size",
                broker::refusedHellos);
        meters.gauge("pilotlight.messages.under.way", "Messages that wait to be durable",
                fleet::underWay);
        meters.gauge("pilotlight.store.waiting", "Changes that wait for the next commit",
                office.database()::waiting);
        meters.gauge("pilotlight.devices.registered", "Devices registered",
                () -> office.registry().devices().size());
        meters.gauge("pilotlight.devices.heard", "Devices heard within the last 13 s",
                fleet::heardLately);
    }

    /** The command line revokes in another process; this ends what is connected still. */
    private void expelRevoked(Registry registry, EmbeddedBroker broker) {
        List<Registry.Registered> devices = registry.devices();
        broker.fleetOf(devices.size());
        Set<DeviceId> revoked = devices.stream().filter(Registry.Registered::revoked)
                .map(Registry.Registered::device).collect(Collectors.toSet());
        revoked.stream().filter(device -> !expelled.contains(device))
                .forEach(device -> broker.expel(device, "revoked"));
        expelled.clear();
        expelled.addAll(revoked);
    }

    /** Stops everything in the order that loses nothing; within a few seconds. */
    void stop() throws Exception {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }
}
