package dev.pilotlight.agent.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.identity.Identity;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A TLS write towards somebody who reads no more, which holds the locks of TLS. */
class AbortableSocketTest {
    private static final Duration STILL = Duration.ofMillis(500);
    private static final int MOST_LOOKS = 60;
    private static final long LIMIT_SECONDS = 10;

    @TempDir
    Path directory;

    private final AtomicLong written = new AtomicLong();
    private final CountDownLatch over = new CountDownLatch(1);

    @Test
    @Tag("S06")
    void aWriteThatIsStuckEndsWhenTheConnectionIsGivenUp() throws Exception {
        TestPki pki = new TestPki();
        pki.identity(directory, "hall");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> greetAndReadNoMore(server, pki));
            AbortableSsl sockets = new AbortableSsl(Identity.load(directory).context()
                    .getSocketFactory());
            Thread.ofPlatform().daemon().start(() -> write(sockets.createSocket(), server
                    .getLocalPort()));
            awaitStandstill();
            long begun = System.nanoTime();
            CountDownLatch aborted = new CountDownLatch(1);
            Thread.ofPlatform().daemon().start(() -> {
                sockets.abort();
                aborted.countDown();
            });
            assertThat(aborted.await(LIMIT_SECONDS, TimeUnit.SECONDS)).as("who gives up waits")
                    .isTrue();
            assertThat(over.await(LIMIT_SECONDS, TimeUnit.SECONDS)).as("the write goes on")
                    .isTrue();
            System.out.printf("a TLS write that was stuck after %,d bytes ended in %.0f ms%n",
                    written.get(), (System.nanoTime() - begun) / 1e6);
        }
    }

    private static void greetAndReadNoMore(ServerSocket server, TestPki pki) {
        try {
            SSLContext tls = pki.server("localhost");
            SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(server.accept(),
                    null, true);
            socket.setUseClientMode(false);
            socket.startHandshake();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void write(Socket socket, int port) {
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
            OutputStream out = socket.getOutputStream();
            byte[] block = new byte[16_384];
            while (true) {
                out.write(block);
                written.addAndGet(block.length);
            }
        } catch (IOException reset) {
            over.countDown();
        }
    }

    private void awaitStandstill() throws InterruptedException {
        long before = -1;
        for (int look = 0; written.get() == 0 || written.get() != before; look++) {
            assertThat(look).as("%d bytes and no end", written.get()).isLessThan(MOST_LOOKS);
            before = written.get();
            TimeUnit.MILLISECONDS.sleep(STILL.toMillis());
        }
    }
}
