package dev.pilotlight.agent.mqtt;

import static dev.pilotlight.agent.mqtt.LinkBench.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.core.Event;
import dev.pilotlight.agent.sync.Offer;
import dev.pilotlight.config.LinkSettings;
import dev.pilotlight.twin.Doc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several brokers, and one of the user's own: with real sockets. */
class SeveralBrokersTest {
    @RegisterExtension
    final LinkBench bench = new LinkBench();

    @Test
    @Tag("F23")
    @Tag("F31")
    void aBrokerThatStaysAwayGivesWayToTheNextAndIsTakenBackLater() throws Exception {
        FakeCloud first = bench.cloud();
        FakeCloud second = bench.cloud();
        first.is(FakeCloud.Mood.DENIES);
        LinkSettings.Patience patience = new LinkSettings.Patience(Duration.ofMillis(200), Duration
                .ofMillis(100), Duration.ofSeconds(4));
        PahoUplink link = bench.link(new LinkSettings(
                List.of(LinkBench.at(first), LinkBench.at(second)), patience, 1_000,
                Optional.empty()), bench.identity());
        await(() -> link.report().failures() > 0);
        link.tryNow();
        await(() -> link.report().failures() > 0 && first.connects() > 1);
        link.tryNow();
        await(() -> link.report().up());
        assertThat(link.report().path().broker()).isEqualTo(LinkBench.at(second).toString());
        bench.outbox.add(5);
        await(() -> bench.outbox.waiting() == 0);
        first.is(FakeCloud.Mood.GOOD);
        await(() -> link.report().up() && link.report().path().broker().equals(LinkBench.at(first)
                .toString()));
        assertThat(second.taken()).anyMatch(message -> message.payload().contains(
                "disconnected"));
    }

    private PahoUplink ownLink(FakeCloud cloud, LinkSettings.OwnBroker own) {
        return bench.link(
                new LinkSettings(List.of(LinkBench.at(cloud)), LinkBench.QUICK, 1_000,
                        Optional.of(own)),
                bench.identity().resolve("nobody"));
    }

    @Test
    void aBrokerOfTheUsersOwnGetsTelemetryAndStateAndMaySetATargetWithAnEnd() throws Exception {
        FakeCloud cloud = FakeCloud.plain();
        bench.closes(cloud);
        Path password = bench.identity().resolve("password");
        Files.writeString(password, "secret\n");
        PahoUplink link = ownLink(cloud, new LinkSettings.OwnBroker(LinkSettings.Security.OFF,
                "hall", password.toString()));
        await(() -> link.report().up());
        assertThat(cloud.login()).contains("hall").contains("secret");
        bench.outbox.add(3);
        await(() -> bench.outbox.waiting() == 0);
        link.ask("control");
        await(() -> bench.news.contains(new Event.NoDocument("control")));
        link.publish(new Offer("control", Optional.empty(), Doc.Obj.of("mode", Doc.text("heat")),
                OptionalLong.empty()));
        await(() -> bench.news.stream().anyMatch(Event.Accepted.class::isInstance));
        assertThat(cloud.taken()).contains(new FakeCloud.Taken(
                "dt/pilotlight/home/hall/reported/control", "{\"mode\":\"heat\"}"));
        cloud.says("dt/pilotlight/home/hall/set", "{\"target\":25,\"minutes\":60}", true);
        cloud.says("dt/pilotlight/home/hall/set", "{\"target\":21,\"minutes\":60}", false);
        await(() -> bench.news.stream().anyMatch(Event.Wished.class::isInstance));
        assertThat(bench.news.stream().filter(Event.Wished.class::isInstance)).singleElement()
                .isInstanceOfSatisfying(Event.Wished.class, wish -> assertThat(wish.lease()
                        .string("until")).isPresent());
    }
}
