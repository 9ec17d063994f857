package dev.pilotlight.agent.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.agent.uplink.LinkSetup;
import dev.pilotlight.agent.uplink.SideDesk;
import dev.pilotlight.config.LinkSettings;
import dev.pilotlight.units.DeviceId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A device with an identity, an outbox and a link, and clouds for it to speak to: real sockets and
 * TLS. Each wait has a bound; everything is closed after each test.
 */
final class LinkBench implements BeforeEachCallback, AfterEachCallback {
    static final LinkSettings.Patience QUICK = new LinkSettings.Patience(Duration.ofSeconds(1),
            Duration.ofSeconds(2), Duration.ofSeconds(3));
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final long START = System.nanoTime();
    static final TimeSource TIME = () -> new Moment(Instant.now(), Duration.ofNanos(System
            .nanoTime() - START), ClockTrust.TRUSTED);

    final TestPki pki = new TestPki();
    final ListOutbox outbox = new ListOutbox();
    final List<Event> news = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
    private Path identity = Path.of("");

    /** Enrols the device. */
    @Override
    public void beforeEach(ExtensionContext test) throws Exception {
        identity = Files.createTempDirectory("pilotlight-link");
        pki.identity(identity, "hall");
    }

    @Override
    public void afterEach(ExtensionContext test) throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
        try (Stream<Path> left = Files.walk(identity)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Where the device keeps its identity. */
    Path identity() {
        return identity;
    }

    FakeCloud cloud() throws Exception {
        FakeCloud cloud = new FakeCloud(pki.server("localhost"));
        closes(cloud);
        return cloud;
    }

    void closes(AutoCloseable closeable) {
        open.add(closeable);
    }

    static LinkSettings.Broker at(FakeCloud cloud) {
        return new LinkSettings.Broker("localhost", cloud.port());
    }

    PahoUplink link(FakeCloud cloud) {
        return link(new LinkSettings(List.of(at(cloud)), QUICK, 1_000, Optional.empty()),
                identity);
    }

    PahoUplink link(LinkSettings settings, Path directory) {
        PahoUplink link = new PahoUplink(new LinkSetup(new DeviceId("hall"), "home", settings,
                TIME, TIME), directory, outbox, SideDesk.NONE, new SplittableRandom(7));
        open.addFirst(link);
        link.start(news::add);
        return link;
    }

    static void await(BooleanSupplier condition) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
            LockSupport.parkNanos(2_000_000);
        }
    }
}
