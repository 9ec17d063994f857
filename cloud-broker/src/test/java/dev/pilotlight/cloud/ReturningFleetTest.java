package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many devices at the door at once (law L9): let in at the rate that was set, the rest at once sent
 * away.
 */
class ReturningFleetTest {
    /** 1,000 at 100 a second with {@code -P deep}: what a small machine can play both sides of. */
    private static final int FLEET = TargetRow.DEEP ? 1_000 : 100;
    private static final int PER_SECOND = FLEET / 10;
    /** An agent gives a publish up after that. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** How many knocked and what became of them. */
    private record Storm(int in, int away, double seconds) {}

    @Test
    @Tag("S29")
    @Tag("F22")
    void aReturningFleetIsLetInAtTheRateAndTheRestIsToldAtOnce() throws Exception {
        RunningCloud cloud = RunningCloud.start(Optional.empty(), PER_SECOND);
        try {
            TestDevice early = cloud.enrolled("fleet-0");
            try (Link link = early.connect()) {
                AtomicBoolean over = new AtomicBoolean();
                FutureTask<Duration> speaking = new FutureTask<>(() -> slowest(early, link, over));
                Thread.ofVirtual().start(speaking);
                Storm storm = storm(cloud, cloud.enrolled("fleet-1"));
                over.set(true);

                // The burst, and what the rate let in since; the last need not have waited.
                assertThat(storm.in()).isBetween(PER_SECOND,
                        (int) (PER_SECOND * (storm.seconds() + 2)) + 1);
                assertThat(storm.away()).isEqualTo(FLEET - storm.in());
                assertThat(speaking.get()).as("slowest PUBACK of the device that was in already")
                        .isLessThan(PATIENCE);
                TargetRow.write("41-returning-fleet-real",
                        "%,d real connects over mTLS at once".formatted(FLEET),
                        "at most %d/s admitted; nobody who is in waits 8 s".formatted(PER_SECOND),
                        "%d in within %.1f s, %d told at once; slowest PUBACK %d ms".formatted(
                                storm.in(), storm.seconds(), storm.away(),
                                speaking.get().toMillis()));
            }
            assertThat(RunningCloud.json(cloud.get("/healthz")).string("status")).contains("ok");
        } finally {
            cloud.stop();
        }
    }

    private static Storm storm(RunningCloud cloud, TestDevice device) throws Exception {
        AtomicInteger in = new AtomicInteger();
        AtomicInteger away = new AtomicInteger();
        SSLContext tls = device.tls();
        long began = System.nanoTime();
        List<Thread> fleet = new ArrayList<>();
        for (int i = 0; i < FLEET; i++) {
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
        return new Storm(in.get(), away.get(),
                Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0);
    }

    /** Speaks as long as the storm lasts, at most ten times a second; the slowest PUBACK. */
    private static Duration slowest(TestDevice device, Link link, AtomicBoolean over)
            throws Exception {
        Duration slowest = Duration.ZERO;
        for (long seq = 1; !over.get(); seq++) {
            long sent = System.nanoTime();
            assertThat(link.publish(device.telemetry(), "{\"boot\":\"aa\",\"points\":[{\"seq\":"
                    + seq + ",\"ts\":1,\"clk\":\"ok\",\"values\":{\"room\":1}}]}")).isZero();
            Duration took = Duration.ofNanos(System.nanoTime() - sent);
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
            Thread.sleep(Duration.ofMillis(100));
        }
        return slowest;
    }
}
