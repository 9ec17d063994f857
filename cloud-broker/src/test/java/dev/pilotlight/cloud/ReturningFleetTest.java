package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/**
 * Many devices at the door at once (law L9): let in at the rate that was set, the rest at once sent
 * away.
 */
class ReturningFleetTest {
    private static final int PER_SECOND = 10;

    @Test
    void aReturningFleetIsLetInAtTheRateAndTheRestIsToldAtOnce() throws Exception {
        RunningCloud cloud = RunningCloud.start(Optional.empty(), PER_SECOND);
        try {
            TestDevice device = cloud.enrolled("fleet-1");
            AtomicInteger in = new AtomicInteger();
            AtomicInteger away = new AtomicInteger();
            SSLContext tls = device.tls();
            long began = System.nanoTime();
            List<Thread> fleet = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                fleet.add(Thread.ofVirtual().start(() -> {
                    try (RawClient _ = RawClient.open(cloud.mqttPort, tls)) {
                        in.incrementAndGet();
                    } catch (IOException turnedAway) {
                        away.incrementAndGet();
                    }
                }));
            }
            for (Thread one : fleet) {
                one.join();
            }
            double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;

            // The burst, and what the rate let in since; those who came last need not have waited.
            assertThat(in.get()).isBetween(PER_SECOND, (int) (PER_SECOND * (seconds + 2)) + 1);
            assertThat(away.get()).isEqualTo(100 - in.get());
            assertThat(RunningCloud.json(cloud.get("/healthz")).string("status")).contains("ok");
        } finally {
            cloud.stop();
        }
    }
}
