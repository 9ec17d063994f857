package dev.pilotlight.cloud.broker;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.packets.disconnect.DisconnectReasonCode;
import com.hivemq.extension.sdk.api.packets.general.Qos;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import com.hivemq.extension.sdk.api.services.publish.Publish;
import dev.pilotlight.cloud.access.Spread;
import dev.pilotlight.cloud.access.TopicPolicy;
import dev.pilotlight.cloud.port.Alarms;
import dev.pilotlight.cloud.port.DeviceLink;
import dev.pilotlight.cloud.port.Doorkeeper;
import dev.pilotlight.cloud.port.Intake;
import dev.pilotlight.cloud.port.Vital;
import dev.pilotlight.cloud.port.Registry;
import dev.pilotlight.cloud.port.TimeSource;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HiveMQ CE in this process: mutual TLS only, persistence in memory. What must last is in our store
 * before its PUBACK, so nothing is lost with the process. Any thread.
 */
public final class EmbeddedBroker implements DeviceLink, Doorkeeper, Vital {
    /** An answer that waits longer for its device is stale; devices ask again on connecting. */
    private static final long ANSWER_LIVES_SECONDS = 60;
    /** What nobody asked for waits for a device that is away for a while, as at AWS. */
    private static final long NEWS_LIVES_SECONDS = 3_600;
    private static final int STOP_GRACE_MILLIS = 100;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final BrokerFiles files;
    private final TopicPolicy policy;
    private final Registry registry;
    private final ExecutorService readers;
    private final TimeSource time;
    private final int connectsPerSecond;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("broker-later").daemon(true).factory());
    private volatile @Nullable Running running;

    private record Running(EmbeddedHiveMQ hive, DeviceRules.Ready rules, Doorstep doorstep) {}

    /**
     * Looks certificates up on {@code readers}.
     *
     * @param connectsPerSecond how many connections of all devices are let in
     */
    public EmbeddedBroker(BrokerFiles files, TopicPolicy policy, Registry registry,
            ExecutorService readers, TimeSource time, int connectsPerSecond) {
        this.time = time;
        this.files = files;
        this.policy = policy;
        this.registry = registry;
        this.readers = readers;
        this.connectsPerSecond = connectsPerSecond;
    }

    /** Starts listening; returns when devices may connect. */
    public void start(Intake intake, Alarms alarms) throws IOException {
        Path configuration = directory("conf");
        writePrivately(configuration.resolve("config.xml"), files.configuration());
        DeviceRules rules = new DeviceRules(new DeviceRules.Parts(policy, registry, intake,
                alarms, readers, later, time, files.maxKeepAliveSeconds()));
        EmbeddedHiveMQ hive = EmbeddedHiveMQ.builder().withConfigurationFolder(configuration)
                .withDataFolder(directory("data")).withExtensionsFolder(directory("extensions"))
                .withEmbeddedExtension(EmbeddedExtension.builder().withId("pilotlight")
                        .withName("Pilotlight").withVersion("1").withAuthor("Pilotlight")
                        .withPriority(0).withStartPriority(1000).withExtensionMain(rules).build())
                .withoutLoggingBootstrap().build();
        // build() allows everybody; and without the second, $aws/... ends the connection.
        InternalConfigurations.AUTH_DENY_UNAUTHENTICATED_CONNECTIONS.set(true);
        InternalConfigurations.MQTT_ALLOW_DOLLAR_TOPICS.set(true);
        // Nothing in memory is worth waiting for; the default is two seconds.
        InternalConfigurations.PERSISTENCE_SHUTDOWN_GRACE_PERIOD_MSEC.set(STOP_GRACE_MILLIS);
        hive.start().join();
        DeviceRules.Ready ready = rules.ready();
        if (ready == null) {
            throw new IOException("the broker did not take our rules");
        }
        Doorstep doorstep = new Doorstep(connectsPerSecond, time::uptime);
        ListenerHook.addFirst(hive, BrokerFiles.DEVICES, doorstep);
        running = new Running(hive, ready, doorstep);
    }

    @Override
    public void send(DeviceId device, String topic, byte[] payload) {
        Running now = running;
        if (now == null) {
            return;
        }
        Publish publish = Builders.publish().topic(topic).qos(Qos.AT_LEAST_ONCE)
                .payload(ByteBuffer.wrap(payload)).messageExpiryInterval(lifetime(topic))
                .build();
        CompletableFuture<?> _ = now.rules.publisher()
                .publishToClient(publish, device.value()).whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOG.warn("could not send to {}: {}", device, failure.toString());
                    }
                });
    }

    private static long lifetime(String topic) {
        return topic.endsWith("/accepted") || topic.endsWith("/rejected")
                ? ANSWER_LIVES_SECONDS
                : NEWS_LIVES_SECONDS;
    }

    /** Devices that are connected at this moment. */
    public int connections() {
        Running now = running;
        return now == null ? 0 : now.rules.turnstile().connections();
    }

    /** Connections that were closed before TLS because too many came at once. */
    public long turnedAway() {
        Running now = running;
        return now == null ? 0 : now.doorstep.turnedAway();
    }

    /** Connections whose first bytes announced no ClientHello of a common size. */
    public long refusedHellos() {
        Running now = running;
        return now == null ? 0 : now.doorstep.refusedHellos();
    }

    /** Asks each of its threads, which carry all connections, and the memory that they need. */
    @Override
    public Optional<String> ailment() {
        Running now = running;
        if (now == null) {
            return Optional.of("the broker does not run");
        }
        return Vitals.isAnswering(now.doorstep.threads())
                ? Vitals.shortOfMemory()
                : Optional.of("the broker does not answer");
    }

    /** Tells devices how far apart to try again, now that the fleet has that size. */
    public void fleetOf(int devices) {
        Running now = running;
        if (now != null) {
            now.rules.turnstile().spread(Spread.cap(devices, connectsPerSecond));
        }
    }

    /** Ends the device's connection, if it has one, its session and its retained state. */
    @Override
    public void expel(DeviceId device, String why) {
        Running now = running;
        if (now != null) {
            // Before, so that nobody who saw the end still finds the state; after, since the device
            // may have spoken in between.
            CompletableFuture<?> _ = forgetState(now, device)
                    .thenCompose(_ -> now.rules.clients().disconnectClient(device.value(), true,
                            DisconnectReasonCode.NOT_AUTHORIZED, why))
                    .thenCompose(_ -> now.rules.clients().invalidateSession(device.value()))
                    .thenCompose(_ -> forgetState(now, device));
        }
    }

    private CompletableFuture<Void> forgetState(Running now, DeviceId device) {
        return now.rules.retained().remove(Topics.state(policy.tenant(), device));
    }

    /** Stops listening; returns within a few seconds in any case. */
    public void stop() {
        Running now = running;
        running = null;
        later.shutdownNow();
        if (now == null) {
            return;
        }
        now.rules.goodbyes().stop();
        try {
            now.hive.stop().get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            LOG.warn("the broker did not stop in time: {}", late.toString());
        }
    }

    private Path directory(String name) throws IOException {
        Path directory = files.directory().resolve(name);
        Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rwx------")));
        return directory;
    }

    private static void writePrivately(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }
}
