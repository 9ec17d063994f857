package dev.pilotlight.agent.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.config.ConfigReader;
import dev.pilotlight.config.FirmwareConfig;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whether another link than the one that runs would connect. */
class PahoProbeTest {
    @RegisterExtension
    final LinkBench bench = new LinkBench();

    private boolean connects(String link) throws Exception {
        FirmwareConfig config = ConfigReader.read(("schema: 2\nthing: hall\nhardware: {driver:"
                + " house}\nlink: " + link + "\n").getBytes(StandardCharsets.UTF_8)).toOptional()
                .orElseThrow();
        return new PahoProbe(bench.identity(), LinkBench.TIME, new SplittableRandom(1)).connects(
                config).toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Test
    void aBrokerThatAnswersConnectsAndIsLeftInOrder() throws Exception {
        FakeCloud cloud = FakeCloud.plain();
        bench.closes(cloud);
        assertThat(connects("{brokers: \"localhost:" + cloud.port() + "\", own: {tls: \"off\"}}"))
                .isTrue();
        LinkBench.await(() -> cloud.goodbyes() == 1);
    }

    @Test
    void aBrokerThatTakesTheConnectionAndAnswersNoGetDoesNotCount() throws Exception {
        FakeCloud cloud = bench.cloud();
        assertThat(connects("{brokers: \"localhost:" + cloud.port() + "\"}")).isFalse();
        assertThat(cloud.connects()).isPositive();
    }

    @Test
    void aMistypedBrokerDoesNotConnect() throws Exception {
        assertThat(connects("{brokers: \"localhost:1\"}")).isFalse();
    }
}
