package dev.pilotlight.faults.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FaultProxyTest {

    private final AtomicInteger dials = new AtomicInteger();
    private ServerSocket echo;
    private FaultProxy proxy;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::echoAll);
        proxy = new FaultProxy(0, echo.getLocalPort(), dials::incrementAndGet);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void bytesPassBothWaysAndAreCounted() throws IOException {
        try (Socket client = dial()) {
            assertThat(echoOf(client, 7)).isEqualTo(7);
            assertThat(proxy.bytesUp()).isEqualTo(1);
            assertThat(proxy.bytesDown()).isEqualTo(1);
            assertThat(dials).hasValue(1);
        }
    }

    @Test
    void aBlackHoleTellsNobodyAndAHoledConnectionIsResetWhenItIsHealed() throws IOException {
        try (Socket client = dial()) {
            echoOf(client, 1);
            proxy.set(Toxic.SWALLOW, Toxic.SWALLOW);
            client.setSoTimeout(300);
            assertThatThrownBy(() -> echoOf(client, 2)).isInstanceOf(SocketTimeoutException.class);
            proxy.set(Toxic.PASS, Toxic.PASS);
            client.setSoTimeout(5_000);
            assertThatThrownBy(() -> client.getInputStream().read())
                    .isInstanceOf(SocketException.class);
        }
        try (Socket client = dial()) {
            assertThat(echoOf(client, 3)).isEqualTo(3);
        }
    }

    @Test
    void anIdleConnectionOutlivesABlackHole() throws IOException {
        try (Socket client = dial()) {
            echoOf(client, 1);
            proxy.set(Toxic.SWALLOW, Toxic.SWALLOW);
            proxy.set(Toxic.PASS, Toxic.PASS);
            assertThat(echoOf(client, 4)).isEqualTo(4);
        }
    }

    @Test
    void lostAcknowledgementsAreAOneWayBlackHole() throws IOException {
        try (Socket client = dial()) {
            proxy.set(Toxic.PASS, Toxic.SWALLOW);
            client.setSoTimeout(300);
            assertThatThrownBy(() -> echoOf(client, 2)).isInstanceOf(SocketTimeoutException.class);
            assertThat(proxy.bytesUp()).isEqualTo(1);
            assertThat(proxy.bytesDown()).isZero();
        }
    }

    @Test
    void aStallLosesNothing() throws IOException {
        try (Socket client = dial()) {
            echoOf(client, 1);
            proxy.set(Toxic.STALL, Toxic.STALL);
            client.getOutputStream().write(9);
            client.setSoTimeout(300);
            assertThatThrownBy(() -> client.getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class);
            proxy.set(Toxic.PASS, Toxic.PASS);
            client.setSoTimeout(5_000);
            assertThat(client.getInputStream().read()).isEqualTo(9);
        }
    }

    @Test
    void aDeadServerIsADeadServerThroughTheProxyToo() throws IOException {
        echo.close();
        try (Socket client = dial()) {
            client.setSoTimeout(5_000);
            assertThatThrownBy(() -> echoOf(client, 1)).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void aSlowLinkIsAsSlowAsItSays() throws IOException {
        try (Socket client = dial()) {
            proxy.set(new Toxic.Bandwidth(1_000), Toxic.PASS);
            long before = System.nanoTime();
            client.getOutputStream().write(new byte[300]);
            client.getInputStream().readNBytes(300);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration
                    .ofMillis(200));
        }
    }

    @Test
    void latencyHoldsEachAnswerBack() throws IOException {
        try (Socket client = dial()) {
            proxy.set(Toxic.PASS, new Toxic.Latency(Duration.ofMillis(200), Duration.ofMillis(
                    50)));
            long before = System.nanoTime();
            assertThat(echoOf(client, 5)).isEqualTo(5);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration
                    .ofMillis(149));
        }
    }

    @Test
    void slicedBytesArriveWhole() throws IOException {
        try (Socket client = dial()) {
            proxy.set(new Toxic.Slicer(3, Duration.ofMillis(1)), new Toxic.Slicer(2,
                    Duration.ZERO));
            byte[] sent = "a control packet, torn at every place".getBytes(
                    StandardCharsets.US_ASCII);
            client.getOutputStream().write(sent);
            assertThat(client.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
        }
    }

    @Test
    void limitDataClosesAfterSoManyBytes() throws IOException {
        proxy.set(Toxic.PASS, new Toxic.LimitData(10));
        try (Socket client = dial()) {
            client.getOutputStream().write(new byte[25]);
            assertThat(client.getInputStream().readAllBytes()).hasSize(10);
        }
    }

    @Test
    void aCutAtAByteIsAReset() throws IOException {
        proxy.set(new Toxic.CutAt(10), Toxic.PASS);
        try (Socket client = dial()) {
            client.getOutputStream().write(new byte[25]);
            assertThatThrownBy(() -> client.getInputStream().readAllBytes()).isInstanceOf(
                    SocketException.class);
            assertThat(proxy.bytesUp()).isEqualTo(10);
        }
    }

    @Test
    void timeoutClosesAndResetPeerResetsAConnectionThatSaysNothing() throws IOException {
        proxy.set(new Toxic.Timeout(Duration.ofMillis(50)), Toxic.PASS);
        try (Socket client = dial()) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        proxy.set(new Toxic.ResetPeer(Duration.ofMillis(50)), Toxic.PASS);
        try (Socket client = dial()) {
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(
                    SocketException.class);
        }
    }

    @Test
    void slowCloseTellsTheEndLate() throws IOException {
        try (Socket client = dial()) {
            echoOf(client, 1);
            proxy.set(new Toxic.SlowClose(Duration.ofMillis(200)), new Toxic.SlowClose(Duration
                    .ofMillis(200)));
            long before = System.nanoTime();
            client.shutdownOutput();
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(
                    SocketException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration
                    .ofMillis(199));
        }
    }

    @Test
    void acceptedInSilenceHearsNothingUntilItIsHealed() throws IOException {
        proxy.acceptSilently(true);
        try (Socket client = dial()) {
            client.setSoTimeout(200);
            assertThatThrownBy(() -> echoOf(client, 1)).isInstanceOf(SocketTimeoutException.class);
            assertThat(proxy.bytesUp()).isZero();
            proxy.acceptSilently(false);
            proxy.set(Toxic.PASS, Toxic.PASS);
            client.setSoTimeout(5_000);
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(
                    SocketException.class);
        }
    }

    @Test
    void downRefusesAndUpListensOnTheSamePort() throws IOException {
        // Again and again: "down" once let a connection in while its door was closing.
        for (int i = 0; i < 200; i++) {
            proxy.down();
            assertThatThrownBy(this::dial).isInstanceOf(ConnectException.class);
            proxy.up();
        }
        try (Socket client = dial()) {
            assertThat(echoOf(client, 6)).isEqualTo(6);
        }
    }

    private Socket dial() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static int echoOf(Socket client, int value) throws IOException {
        client.getOutputStream().write(value);
        int answer = client.getInputStream().read();
        if (answer < 0) {
            throw new SocketException("closed");
        }
        return answer;
    }

    private void echoAll() {
        try {
            while (true) {
                Socket socket = echo.accept();
                Thread.ofVirtual().start(() -> echo(socket));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            // Reset by the proxy, as the tests want.
        }
    }
}
