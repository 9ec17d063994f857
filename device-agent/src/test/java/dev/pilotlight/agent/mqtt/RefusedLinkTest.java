package dev.pilotlight.agent.mqtt;

import static dev.pilotlight.agent.mqtt.LinkBench.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.config.LinkSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is not let in, and who is not believed: with real sockets and TLS. */
class RefusedLinkTest {
    @RegisterExtension
    final LinkBench bench = new LinkBench();

    @Test
    @Tag("F11")
    @Tag("F12")
    void aDeviceThatIsDeniedSaysWhatToDoAndTriesAgainWhenAsked() throws Exception {
        FakeCloud cloud = bench.cloud();
        cloud.is(FakeCloud.Mood.DENIES);
        PahoUplink link = bench.link(cloud);
        await(() -> link.report().failure().kind() == Failure.Kind.AUTH);
        assertThat(link.report().nextTry().orElseThrow()).isGreaterThan(Duration.ofMinutes(4));
        cloud.is(FakeCloud.Mood.GOOD);
        link.tryNow();
        await(() -> link.report().up());
    }

    @Test
    @Tag("S27")
    @Tag("F09")
    void aServerWithAnotherNameIsNotBelieved() throws Exception {
        FakeCloud cloud = new FakeCloud(bench.pki.server("elsewhere.example"));
        bench.closes(cloud);
        PahoUplink link = bench.link(cloud);
        await(() -> link.report().failures() > 0 || cloud.connects() > 0);
        assertThat(link.report().failure().kind()).isEqualTo(Failure.Kind.CERTIFICATE);
        assertThat(cloud.connects()).isZero();
    }

    @Test
    @Tag("S27")
    @Tag("F09")
    void aServerOfAnotherCaIsNotBelieved() throws Exception {
        FakeCloud cloud = new FakeCloud(new TestPki().server("localhost"));
        bench.closes(cloud);
        PahoUplink link = bench.link(cloud);
        await(() -> link.report().failures() > 0 || cloud.connects() > 0);
        assertThat(link.report().failure().kind()).isEqualTo(Failure.Kind.CERTIFICATE);
        assertThat(cloud.connects()).isZero();
    }

    @Test
    void anAgentThatWasNeverEnrolledIsLocalOnlyUntilItIs() throws Exception {
        FakeCloud cloud = bench.cloud();
        Path empty = bench.identity().resolve("later");
        PahoUplink link = bench.link(
                new LinkSettings(List.of(LinkBench.at(cloud)), LinkBench.QUICK, 1_000, Optional
                        .empty()),
                empty);
        assertThat(link.report().enrolled()).isFalse();
        bench.pki.identity(empty, "hall");
        await(() -> link.report().up());
        assertThat(link.report().enrolled()).isTrue();
    }

    @Test
    void anIdentityOfAnotherDeviceIsNotUsed() throws Exception {
        bench.pki.identity(bench.identity(), "cellar");
        FakeCloud cloud = bench.cloud();
        PahoUplink link = bench.link(cloud);
        await(() -> link.report().failure().kind() == Failure.Kind.CERTIFICATE);
        assertThat(link.report().failure().text()).contains("cellar").contains("hall");
        assertThat(cloud.connects()).isZero();
    }

    @Test
    @Tag("S25")
    @Tag("F13")
    void aCloudThatIsBusyIsNotReportedAsARefusalAndIsTriedAgainSoon() throws Exception {
        FakeCloud cloud = bench.cloud();
        cloud.is(FakeCloud.Mood.BUSY);
        PahoUplink link = bench.link(cloud);
        await(() -> link.report().failures() > 0);
        assertThat(link.report().failure().kind()).isEqualTo(Failure.Kind.QUOTA);
        assertThat(link.report().failure().kind().isSlow()).isFalse();
        await(() -> link.report().failures() > 1);
        cloud.is(FakeCloud.Mood.GOOD);
        await(() -> link.report().up());
    }

    @Test
    @Tag("S40")
    @Tag("F32")
    void aPageThatAnswersEverythingIsNoCloudAndTheCloudIsTriedAgainSoon() throws Exception {
        FakeCloud cloud = bench.cloud();
        cloud.is(FakeCloud.Mood.PORTAL);
        PahoUplink link = bench.link(cloud);
        await(() -> link.report().failures() > 0);
        assertThat(link.report().failure().kind()).isEqualTo(Failure.Kind.TLS);
        assertThat(link.report().failure().kind().isSlow()).isFalse();
        cloud.is(FakeCloud.Mood.GOOD);
        await(() -> link.report().up());
    }

    @Test
    void aRenewedCertificateIsUsedAtOnceAndKeptOnceItMadeAConnection() throws Exception {
        FakeCloud cloud = bench.cloud();
        PahoUplink link = bench.link(cloud);
        await(() -> link.report().up());
        Path next = bench.identity().resolve("next");
        bench.pki.identity(next, "hall");
        await(() -> Files.exists(next.resolve("proved")));
        await(() -> link.report().up());
        assertThat(cloud.connects()).isEqualTo(2);
    }

    @Test
    void aRenewedCertificateThatIsNotTakenGivesWayToTheOldOne() throws Exception {
        FakeCloud cloud = bench.cloud();
        PahoUplink link = bench.link(cloud);
        await(() -> link.report().up());
        Path next = bench.identity().resolve("next");
        new TestPki().identity(next, "hall");
        await(() -> Files.exists(next.resolve("refused")));
        await(() -> link.report().up());
        assertThat(next.resolve("proved")).doesNotExist();
    }
}
