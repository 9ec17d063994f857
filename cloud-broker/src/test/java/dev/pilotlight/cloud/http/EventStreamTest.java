package dev.pilotlight.cloud.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.pilotlight.cloud.port.LiveFeed.News;
import dev.pilotlight.cloud.system.RealTime;
import dev.pilotlight.units.DeviceId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** News for pages that may not take them. */
class EventStreamTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int NEWS = 10_000;
    private static final DeviceId HALL = new DeviceId("hall");

    /** A page that takes the first words and then nothing until it is woken. */
    private static final class Page extends OutputStream {
        final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();
        final CountDownLatch wakes = new CountDownLatch(1);
        private boolean greeted;

        @Override
        public void write(int one) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(byte[] text) throws IOException {
            said.add(new String(text, StandardCharsets.UTF_8));
            if (greeted) {
                await();
            }
            greeted = true;
        }

        private void await() throws IOException {
            try {
                wakes.await();
            } catch (InterruptedException gone) {
                throw new IOException(gone);
            }
        }

        String next() throws InterruptedException {
            String next = said.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return next == null ? "" : next;
        }
    }

    @Test
    @Tag("F26")
    void aPageThatHangsHoldsUpNobodyWhoHasNewsAndIsToldToLoadAfresh() throws Exception {
        EventStream stream = new EventStream(new RealTime());
        Page page = new Page();
        Thread.ofVirtual().start(() -> serve(stream, page));
        assertThat(page.next()).startsWith("retry");
        long begun = System.nanoTime();
        assertTimeoutPreemptively(PATIENCE, () -> {
            for (int version = 0; version < NEWS; version++) {
                stream.tell(new News.Twin(HALL, "control", version));
            }
        });
        System.out.printf("%,d news beside a page that hangs: %.0f ms%n", NEWS, (System.nanoTime()
                - begun) / 1e6);
        page.wakes.countDown();
        String told = page.next();
        for (int i = 0; i < 3 && !told.contains("event: missed"); i++) {
            told = page.next();
        }
        assertThat(told).contains("event: missed");
        stream.close();
    }

    private static void serve(EventStream stream, Page page) {
        try {
            stream.stream(page, _ -> Optional.empty(), () -> true);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
