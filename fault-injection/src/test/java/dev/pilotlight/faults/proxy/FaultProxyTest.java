package dev.pilotlight.faults.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
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
            proxy.set(Flow.SWALLOW, Flow.SWALLOW);
            client.setSoTimeout(300);
            assertThatThrownBy(() -> echoOf(client, 2)).isInstanceOf(SocketTimeoutException.class);
            proxy.set(Flow.PASS, Flow.PASS);
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
            proxy.set(Flow.SWALLOW, Flow.SWALLOW);
            proxy.set(Flow.PASS, Flow.PASS);
            assertThat(echoOf(client, 4)).isEqualTo(4);
        }
    }

    @Test
    void lostAcknowledgementsAreAOneWayBlackHole() throws IOException {
        try (Socket client = dial()) {
            proxy.set(Flow.PASS, Flow.SWALLOW);
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
            proxy.set(Flow.STALL, Flow.STALL);
            client.getOutputStream().write(9);
            client.setSoTimeout(300);
            assertThatThrownBy(() -> client.getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class);
            proxy.set(Flow.PASS, Flow.PASS);
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
