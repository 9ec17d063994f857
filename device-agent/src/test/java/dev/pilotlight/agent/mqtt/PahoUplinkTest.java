package dev.pilotlight.agent.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.ClockTrust;
import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.core.Moment;
import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.agent.sync.Offer;
import dev.pilotlight.config.LinkSettings;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link against real sockets and TLS; each wait has a bound, and none is for show. */
class PahoUplinkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final long START = System.nanoTime();
    private static final TimeSource TIME = () -> new Moment(Instant.now(), Duration.ofNanos(System
            .nanoTime() - START), ClockTrust.TRUSTED);

    private static final LinkSettings.Patience QUICK = new LinkSettings.Patience(Duration
            .ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3));

    @TempDir
    Path directory;

    private final TestPki pki = new TestPki();
    private final ListOutbox outbox = new ListOutbox();
    private final List<Event> news = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

    @BeforeEach
    void enrolled() throws Exception {
        pki.identity(directory, "hall");
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    private FakeCloud cloud() throws Exception {
        FakeCloud cloud = new FakeCloud(pki.server("localhost"));
        open.add(cloud);
        return cloud;
    }

    private PahoUplink link(FakeCloud cloud) {
        return link(new LinkSettings(List.of(at(cloud)), QUICK, 1_000, Optional.empty()),
                directory);
    }

    private static LinkSettings.Broker at(FakeCloud cloud) {
        return new LinkSettings.Broker("localhost", cloud.port());
    }

    private PahoUplink link(LinkSettings settings, Path identity) {
        PahoUplink link = new PahoUplink(new LinkSetup(new DeviceId("hall"), "home", settings,
                identity, TIME, TIME), outbox, new SplittableRandom(7));
        open.addFirst(link);
        link.start(news::add);
        return link;
    }

    private static Duration await(BooleanSupplier condition) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
            LockSupport.parkNanos(2_000_000);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Test
    void rowsLeaveTheOutboxWhenTheCloudHasThem() throws Exception {
        outbox.add(120);
        FakeCloud cloud = cloud();
        PahoUplink link = link(cloud);
        await(() -> outbox.waiting() == 0);
        outbox.add(1);
        await(() -> outbox.waiting() == 0);
        assertThat(link.report().up()).isTrue();
        assertThat(news).contains(new Event.LinkUp());
        assertThat(cloud.taken()).anyMatch(message -> message.topic().equals(
                "dt/pilotlight/home/hall/state") && message.payload().contains("ready"));
        assertThat(cloud.taken()).anyMatch(message -> message.payload().contains(
                "\"historical\":true"));
        assertThat(cloud.taken().getLast().payload()).contains("\"historical\":false");
    }

    @Test
    void aCloudThatSwallowsEverythingIsFoundOutAndNothingIsLost() throws Exception {
        FakeCloud cloud = cloud();
        PahoUplink link = link(cloud);
        await(() -> link.report().up());
        cloud.is(FakeCloud.Mood.SWALLOWS);
        outbox.add(5);
        await(() -> !link.report().up());
        assertThat(link.report().failure().kind()).isEqualTo(Failure.Kind.ACK_TIMEOUT);
        assertThat(outbox.waiting()).isEqualTo(5);
        cloud.is(FakeCloud.Mood.GOOD);
        await(() -> outbox.waiting() == 0);
        assertThat(news).anyMatch(Event.LinkDown.class::isInstance);
    }

    @Test
    void aCloudThatTakesConnectionsAndSaysNothingIsGivenUpAndTriedAgain() throws Exception {
        FakeCloud cloud = cloud();
        cloud.is(FakeCloud.Mood.MUTE);
        PahoUplink link = link(cloud);
        await(() -> link.report().failures() > 0);
        cloud.is(FakeCloud.Mood.GOOD);
        await(() -> link.report().up());
    }

    @Test
    void aResetIsNoticedAtOnceAndTheLinkComesBackByItself() throws Exception {
        FakeCloud cloud = cloud();
        PahoUplink link = link(cloud);
        for (int round = 1; round <= 3; round++) {
            await(() -> link.report().up());
            int before = cloud.connects();
            cloud.drop();
            await(() -> cloud.connects() > before);
        }
        await(() -> link.report().up());
        assertThat(news.stream().filter(Event.LinkDown.class::isInstance)).hasSize(3);
        await(() -> mqttThreads() <= 8);
    }

    private static long mqttThreads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName()
                .equals("mqtt") && thread.isAlive()).count();
    }

    @Test
    void aDeviceThatIsDeniedSaysWhatToDoAndTriesAgainWhenAsked() throws Exception {
        FakeCloud cloud = cloud();
        cloud.is(FakeCloud.Mood.DENIES);
        PahoUplink link = link(cloud);
        await(() -> link.report().failure().kind() == Failure.Kind.AUTH);
        assertThat(link.report().nextTry().orElseThrow()).isGreaterThan(Duration.ofMinutes(4));
        cloud.is(FakeCloud.Mood.GOOD);
        link.tryNow();
        await(() -> link.report().up());
    }

    @Test
    void oneBadRowIsPutAsideAndTakesNoGoodOneWithIt() throws Exception {
        FakeCloud cloud = cloud();
        cloud.refuses(message -> message.payload().contains("\"seq\":3,"));
        outbox.add(20);
        PahoUplink link = link(cloud);
        await(() -> outbox.waiting() == 0);
        assertThat(outbox.refused()).containsExactly(3L);
        assertThat(link.report().up()).isTrue();
    }

    @Test
    void aServerWithAnotherNameIsNotBelieved() throws Exception {
        FakeCloud cloud = new FakeCloud(pki.server("elsewhere.example"));
        open.add(cloud);
        PahoUplink link = link(cloud);
        await(() -> link.report().failures() > 0);
        assertThat(link.report().failure().kind()).isEqualTo(Failure.Kind.CERTIFICATE);
        assertThat(cloud.connects()).isZero();
    }

    @Test
    void aServerOfAnotherCaIsNotBelieved() throws Exception {
        FakeCloud cloud = new FakeCloud(new TestPki().server("localhost"));
        open.add(cloud);
        PahoUplink link = link(cloud);
        await(() -> link.report().failures() > 0);
        assertThat(link.report().failure().kind()).isEqualTo(Failure.Kind.CERTIFICATE);
        assertThat(cloud.connects()).isZero();
    }

    @Test
    void anAgentThatWasNeverEnrolledIsLocalOnlyUntilItIs() throws Exception {
        FakeCloud cloud = cloud();
        Path empty = directory.resolve("later");
        PahoUplink link = link(new LinkSettings(List.of(at(cloud)), QUICK, 1_000, Optional
                .empty()), empty);
        assertThat(link.report().enrolled()).isFalse();
        pki.identity(empty, "hall");
        await(() -> link.report().up());
        assertThat(link.report().enrolled()).isTrue();
    }

    @Test
    void anIdentityOfAnotherDeviceIsNotUsed() throws Exception {
        pki.identity(directory, "cellar");
        FakeCloud cloud = cloud();
        PahoUplink link = link(cloud);
        await(() -> link.report().failure().kind() == Failure.Kind.CERTIFICATE);
        assertThat(link.report().failure().text()).contains("cellar").contains("hall");
        assertThat(cloud.connects()).isZero();
    }

    @Test
    void aCloudThatIsBusyIsNotReportedAsARefusalAndIsTriedAgainSoon() throws Exception {
        FakeCloud cloud = cloud();
        cloud.is(FakeCloud.Mood.BUSY);
        PahoUplink link = link(cloud);
        await(() -> link.report().failures() > 1);
        assertThat(link.report().failure().kind()).isEqualTo(Failure.Kind.QUOTA);
        assertThat(link.report().failure().kind().isSlow()).isFalse();
        cloud.is(FakeCloud.Mood.GOOD);
        await(() -> link.report().up());
    }

    @Test
    void aBrokerThatAsksForAWideSpreadIsObeyedAfterItsConnectionBroke() throws Exception {
        FakeCloud cloud = cloud();
        cloud.spreads("600");
        PahoUplink link = link(cloud);
        await(() -> link.report().up());
        cloud.is(FakeCloud.Mood.BUSY);
        cloud.drop();
        Duration ownCap = QUICK.backoffCap();
        await(() -> link.report().nextTry().filter(wait -> wait.compareTo(ownCap.plusMillis(
                200)) > 0).isPresent());
    }

    @Test
    void aBrokerThatStaysAwayGivesWayToTheNextAndIsTakenBackLater() throws Exception {
        FakeCloud first = cloud();
        FakeCloud second = cloud();
        first.is(FakeCloud.Mood.DENIES);
        LinkSettings.Patience patience = new LinkSettings.Patience(Duration.ofMillis(200), Duration
                .ofMillis(100), Duration.ofSeconds(4));
        PahoUplink link = link(new LinkSettings(List.of(at(first), at(second)), patience, 1_000,
                Optional.empty()), directory);
        await(() -> link.report().failures() > 0);
        link.tryNow();
        await(() -> link.report().failures() > 0 && first.connects() > 1);
        link.tryNow();
        await(() -> link.report().up());
        assertThat(link.report().path().broker()).isEqualTo(at(second).toString());
        outbox.add(5);
        await(() -> outbox.waiting() == 0);
        first.is(FakeCloud.Mood.GOOD);
        await(() -> link.report().up() && link.report().path().broker().equals(at(first)
                .toString()));
        assertThat(second.taken()).anyMatch(message -> message.payload().contains(
                "disconnected"));
    }

    private PahoUplink ownLink(FakeCloud cloud, LinkSettings.OwnBroker own) {
        return link(new LinkSettings(List.of(at(cloud)), QUICK, 1_000, Optional.of(own)),
                directory.resolve("nobody"));
    }

    @Test
    void aBrokerOfTheUsersOwnGetsTelemetryAndStateAndMaySetATargetWithAnEnd() throws Exception {
        FakeCloud cloud = FakeCloud.plain();
        open.add(cloud);
        Path password = directory.resolve("password");
        Files.writeString(password, "secret\n");
        PahoUplink link = ownLink(cloud, new LinkSettings.OwnBroker(LinkSettings.Security.OFF,
                "hall", password.toString()));
        await(() -> link.report().up());
        assertThat(cloud.login()).contains("hall").contains("secret");
        outbox.add(3);
        await(() -> outbox.waiting() == 0);
        link.ask("control");
        await(() -> news.contains(new Event.NoDocument("control")));
        link.publish(new Offer("control", Optional.empty(), Doc.Obj.of("mode", Doc.text("heat")),
                OptionalLong.empty()));
        await(() -> news.stream().anyMatch(Event.Accepted.class::isInstance));
        assertThat(cloud.taken()).contains(new FakeCloud.Taken(
                "dt/pilotlight/home/hall/reported/control", "{\"mode\":\"heat\"}"));
        cloud.says("dt/pilotlight/home/hall/set", "{\"target\":25,\"minutes\":60}", true);
        cloud.says("dt/pilotlight/home/hall/set", "{\"target\":21,\"minutes\":60}", false);
        await(() -> news.stream().anyMatch(Event.Wished.class::isInstance));
        assertThat(news.stream().filter(Event.Wished.class::isInstance)).singleElement()
                .isInstanceOfSatisfying(Event.Wished.class, wish -> assertThat(wish.lease()
                        .string("until")).isPresent());
    }

    @Test
    void aRenewedCertificateIsUsedAtOnceAndKeptOnceItMadeAConnection() throws Exception {
        FakeCloud cloud = cloud();
        PahoUplink link = link(cloud);
        await(() -> link.report().up());
        Path next = directory.resolve("next");
        pki.identity(next, "hall");
        await(() -> Files.exists(next.resolve("proved")));
        await(() -> link.report().up());
        assertThat(cloud.connects()).isEqualTo(2);
    }

    @Test
    void aRenewedCertificateThatIsNotTakenGivesWayToTheOldOne() throws Exception {
        FakeCloud cloud = cloud();
        PahoUplink link = link(cloud);
        await(() -> link.report().up());
        Path next = directory.resolve("next");
        new TestPki().identity(next, "hall");
        await(() -> Files.exists(next.resolve("refused")));
        await(() -> link.report().up());
        assertThat(next.resolve("proved")).doesNotExist();
    }
}
