package dev.pilotlight.faults.sim.contract;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.mqtt.PahoLines;
import dev.pilotlight.agent.port.Line;
import dev.pilotlight.agent.port.Lines;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.agent.uplink.LinkSetup;
import dev.pilotlight.cloud.port.DeviceLink;
import dev.pilotlight.cloud.port.Intake;
import dev.pilotlight.cloud.port.Receipt;
import dev.pilotlight.config.LinkSettings;
import dev.pilotlight.faults.process.Patience;
import dev.pilotlight.faults.process.Ports;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Paho on real sockets with mutual TLS, and the embedded broker. */
class PahoLinkTest extends LinkContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final TimeSource TIME = () -> new Moment(Instant.now(), Duration.ofNanos(System
            .nanoTime()), ClockTrust.TRUSTED);
    private static final Switchboard INTAKE = new Switchboard();

    @TempDir
    static Path folder;

    private static BrokerOfOneProcess cloud;

    private Path identity;

    /**
     * One broker serves all tests, each with a device and a desk of its own: the will of one test's
     * device may be spoken while the next test runs.
     */
    private static final class Switchboard implements Intake {
        private final Map<DeviceId, Desk> desks = new ConcurrentHashMap<>();

        @Override
        public CompletionStage<Receipt> accept(
                Topic topic, byte[] payload, Origin origin) {
            return Objects.requireNonNull(desks.get(topic.thing())).accept(topic, payload, origin);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        cloud = new BrokerOfOneProcess(folder, INTAKE);
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @BeforeEach
    void enrol() throws Exception {
        INTAKE.desks.put(device, desk);
        INTAKE.desks.put(stranger, desk);
        identity = folder.resolve(device.value());
        cloud.enrol(device, identity);
    }

    @AfterEach
    void hangUp() {
        ear.line.ifPresent(Line::discard);
    }

    @Override
    Lines lines() {
        return new PahoLines(new LinkSetup(device, TENANT, new LinkSettings(List.of(broker()),
                new LinkSettings.Patience(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration
                        .ofHours(1)),
                200, Optional.empty()), TIME, TIME), identity);
    }

    @Override
    DeviceLink back() {
        return cloud.back();
    }

    @Override
    LinkSettings.Broker broker() {
        return new LinkSettings.Broker("localhost", cloud.port());
    }

    @Override
    LinkSettings.Broker nobody() {
        try {
            return new LinkSettings.Broker("localhost", Ports.any());
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    @Override
    void await(BooleanSupplier condition) {
        Patience patience = Patience.of(PATIENCE);
        while (!condition.getAsBoolean()) {
            Assertions.assertThat(patience.isOver()).isFalse();
            LockSupport.parkNanos(2_000_000);
        }
    }
}
