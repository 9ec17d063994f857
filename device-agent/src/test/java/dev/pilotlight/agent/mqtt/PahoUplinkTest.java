package dev.pilotlight.agent.mqtt;

import static dev.pilotlight.agent.mqtt.LinkBench.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.link.Failure;
import dev.pilotlight.config.LinkSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The link against real sockets and TLS; each wait has a bound, and none is for show. */
class PahoUplinkTest {
    /** Linux takes one more than the two that it was asked for. */
    private static final int MOST_QUEUED = 10;

    @RegisterExtension
    final LinkBench bench = new LinkBench();

    @Test
    void rowsLeaveTheOutboxWhenTheCloudHasThem() throws Exception {
        bench.outbox.add(120);
        FakeCloud cloud = bench.cloud();
        PahoUplink link = bench.link(cloud);
        await(() -> bench.outbox.waiting() == 0);
        bench.outbox.add(1);
        await(() -> bench.outbox.waiting() == 0);
        assertThat(link.report().up()).isTrue();
        assertThat(bench.news).contains(new Event.LinkUp());
        assertThat(cloud.taken()).anyMatch(message -> message.topic().equals(
                "dt/pilotlight/home/hall/state") && message.payload().contains("ready"));
        assertThat(cloud.taken()).anyMatch(message -> message.payload().contains(
                "\"historical\":true"));
        assertThat(cloud.taken().getLast().payload()).contains("\"historical\":false");
    }

    @Test
    @Tag("S01")
    @Tag("F03")
    void aCloudThatSwallowsEverythingIsFoundOutAndNothingIsLost() throws Exception {
        FakeCloud cloud = bench.cloud();
        PahoUplink link = bench.link(cloud);
        await(() -> link.report().up());
        cloud.is(FakeCloud.Mood.SWALLOWS);
        bench.outbox.add(5);
        await(() -> !link.report().up());
        assertThat(link.report().failure().kind()).isEqualTo(Failure.Kind.ACK_TIMEOUT);
        assertThat(bench.outbox.waiting()).isEqualTo(5);
        cloud.is(FakeCloud.Mood.GOOD);
        await(() -> bench.outbox.waiting() == 0);
        assertThat(bench.news).anyMatch(Event.LinkDown.class::isInstance);
    }

    @Test
    @Tag("S05")
    void aCloudThatTakesConnectionsAndSaysNothingIsGivenUpAndTriedAgain() throws Exception {
        FakeCloud cloud = bench.cloud();
        cloud.is(FakeCloud.Mood.MUTE);
        PahoUplink link = bench.link(cloud);
        await(() -> link.report().failures() > 0);
        cloud.is(FakeCloud.Mood.GOOD);
        await(() -> link.report().up());
    }

    @Test
    @Tag("S05")
    void aCloudThatTakesTheConnectionAndNeverAnswersConnectIsGivenUpAndTriedAgain()
            throws Exception {
        FakeCloud cloud = bench.cloud();
        cloud.is(FakeCloud.Mood.SWALLOWS);
        PahoUplink link = bench.link(cloud);
        Duration waited = awaitFailure(link);
        System.out.printf("CONNECT without an answer: given up after %.1f s%n", waited.toMillis()
                / 1e3);
        assertThat(link.report().failure().kind()).isEqualTo(Failure.Kind.NO_ANSWER);
        cloud.is(FakeCloud.Mood.GOOD);
        await(() -> link.report().up());
    }

    /** A listener whose queue is full: what knocks is neither let in nor refused. */
    @Test
    @Tag("F02")
    void aCloudWhosePacketsVanishIsSaidToBeOutOfReach() throws Exception {
        ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        bench.closes(full);
        boolean queued = true;
        for (int i = 0; queued && i < MOST_QUEUED; i++) {
            queued = knock(full.getLocalPort());
        }
        assertThat(queued).as("somebody is still let in").isFalse();
        PahoUplink link = bench.link(new LinkSettings(List.of(new LinkSettings.Broker("localhost",
                full.getLocalPort())), LinkBench.QUICK, 1_000, Optional.empty()), bench
                        .identity());
        Duration waited = awaitFailure(link);
        System.out.printf("SYN without an answer: given up after %.1f s%n", waited.toMillis()
                / 1e3);
        assertThat(link.report().failure().kind()).isEqualTo(Failure.Kind.TCP);
    }

    private static Duration awaitFailure(PahoUplink link) {
        long begun = System.nanoTime();
        await(() -> link.report().failures() > 0);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private boolean knock(int port) throws IOException {
        Socket visitor = new Socket();
        bench.closes(visitor);
        try {
            visitor.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 300);
            return true;
        } catch (SocketTimeoutException nobodyAnswers) {
            return false;
        }
    }

    @Test
    @Tag("F06")
    void aResetIsNoticedAtOnceAndTheLinkComesBackByItself() throws Exception {
        FakeCloud cloud = bench.cloud();
        PahoUplink link = bench.link(cloud);
        for (int round = 1; round <= 3; round++) {
            await(() -> link.report().up());
            int before = cloud.connects();
            cloud.drop();
            await(() -> cloud.connects() > before);
        }
        await(() -> link.report().up());
        assertThat(bench.news.stream().filter(Event.LinkDown.class::isInstance)).hasSize(3);
        await(() -> mqttThreads() <= 8);
    }

    private static long mqttThreads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName()
                .equals("mqtt") && thread.isAlive()).count();
    }

    @Test
    @Tag("S23")
    void oneBadRowIsPutAsideAndTakesNoGoodOneWithIt() throws Exception {
        FakeCloud cloud = bench.cloud();
        cloud.refuses(message -> message.payload().contains("\"seq\":3,"));
        bench.outbox.add(20);
        PahoUplink link = bench.link(cloud);
        await(() -> bench.outbox.waiting() == 0);
        assertThat(bench.outbox.refused()).containsExactly(3L);
        assertThat(link.report().up()).isTrue();
    }

    @Test
    void aBrokerThatAsksForAWideSpreadIsObeyedAfterItsConnectionBroke() throws Exception {
        FakeCloud cloud = bench.cloud();
        cloud.spreads("600");
        PahoUplink link = bench.link(cloud);
        await(() -> link.report().up());
        cloud.is(FakeCloud.Mood.BUSY);
        cloud.drop();
        Duration ownCap = LinkBench.QUICK.backoffCap();
        await(() -> link.report().nextTry().filter(wait -> wait.compareTo(ownCap.plusMillis(
                200)) > 0).isPresent());
    }
}
