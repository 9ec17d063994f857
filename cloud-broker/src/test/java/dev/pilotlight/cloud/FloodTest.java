package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Anybody on the network, without a certificate: what they send or do not send costs the devices
 * nothing. The attackers come from addresses of their own, honest devices from 127.0.0.1.
 */
class FloodTest {
    /** Announces a ClientHello of 16 MiB. */
    private static final byte[] HUGE = HexFormat.of().parseHex("160303000501ffffff03");
    private static final byte[] LONG_RECORD = HexFormat.of().parseHex("160303ffff01000100");
    private static final byte[] NOT_TLS = "GET / HTTP/1.1\r\n\r\n".getBytes(
            StandardCharsets.US_ASCII);
    private static final int MOST_LOG_BYTES = 100_000;
    private static final int SCALE = TargetRow.DEEP ? 10 : 1;

    private static final RunningCloud CLOUD = RunningCloud.start(Optional.empty(), 100);
    private final List<Socket> attackers = new ArrayList<>();
    private final LogBytes log = new LogBytes();

    /** Counts what the service's own settings would write. */
    private static final class LogBytes extends AppenderBase<ILoggingEvent> {
        final AtomicLong bytes = new AtomicLong();

        @Override
        protected void append(ILoggingEvent event) {
            String name = event.getLoggerName();
            Level least = name.startsWith("com.hivemq")
                    ? Level.ERROR
                    : name.startsWith("dev.pilotlight") ? Level.INFO : Level.WARN;
            if (event.getLevel().isGreaterOrEqual(least)) {
                bytes.addAndGet(60 + event.getFormattedMessage().length()
                        + (event.getThrowableProxy() == null ? 0 : 1_000));
            }
        }
    }

    @BeforeEach
    void listen() {
        log.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(log);
    }

    @AfterEach
    void end() throws Exception {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(log);
        for (Socket attacker : attackers) {
            attacker.close();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        CLOUD.stop();
    }

    private void attack(int port, int last, byte[] said) throws IOException {
        Socket socket = new Socket();
        attackers.add(socket);
        socket.bind(new InetSocketAddress(
                InetAddress.getByAddress(new byte[]{127, 0, 0, (byte) last}), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
        try {
            socket.getOutputStream().write(said);
        } catch (IOException closedAtOnce) {
            assertThat(closedAtOnce).isNotNull();
        }
    }

    /** One that is in keeps its PUBACKs while the attack goes on, and five newcomers get in. */
    private void honestAreServed(String prefix, Attack attack) throws Exception {
        TestDevice early = CLOUD.enrolled(prefix + "-early");
        List<TestDevice> late = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            late.add(CLOUD.enrolled(prefix + "-" + i));
        }
        try (Link link = early.connect()) {
            attack.go();
            for (int seq = 1; seq <= 20; seq++) {
                assertThat(link.publish(early.telemetry(), point(seq))).isZero();
            }
            for (TestDevice device : late) {
                try (Link newcomer = device.connect()) {
                    assertThat(newcomer.publish(device.telemetry(), point(1))).isZero();
                }
            }
        }
        assertThat(RunningCloud.json(CLOUD.get("/healthz")).string("status")).contains("ok");
        assertThat(log.bytes.get()).as("bytes of log").isLessThan(MOST_LOG_BYTES);
    }

    private interface Attack {
        void go() throws IOException;
    }

    private static String point(int seq) {
        return "{\"boot\":\"aa\",\"points\":[{\"seq\":" + seq
                + ",\"ts\":1,\"clk\":\"ok\",\"values\":{\"room\":1}}]}";
    }

    @Test
    void sixtyHellosThatAnnounceSixteenMegabytesStopNobody() throws Exception {
        honestAreServed("hello", () -> {
            for (int i = 0; i < 60 * SCALE; i++) {
                attack(CLOUD.mqttPort, 2, HUGE);
            }
        });
        assertThat(refusedHellos()).isPositive();
    }

    @Test
    void whatIsNoHelloOfACommonSizeIsHungUpOnAtOnce() throws Exception {
        double before = refusedHellos();
        for (byte[] said : List.of(HUGE, LONG_RECORD, NOT_TLS)) {
            attack(CLOUD.mqttPort, 3, said);
            Socket last = attackers.getLast();
            last.setSoTimeout(30_000);
            int answer;
            try {
                answer = last.getInputStream().read();
            } catch (SocketException reset) {
                answer = -1;
            }
            assertThat(answer).isEqualTo(-1);
        }
        assertThat(refusedHellos() - before).isEqualTo(3);
    }

    @Test
    void handshakesLeftOpenShutNobodyOut() throws Exception {
        byte[] begun = HexFormat.of().parseHex("1603010200" + "010001fc0303");
        honestAreServed("open", () -> {
            for (int i = 0; i < 200 * SCALE; i++) {
                attack(CLOUD.mqttPort, 4, begun);
            }
        });
    }

    @Test
    void silentConnectionsShutNobodyOut() throws Exception {
        honestAreServed("silent", () -> {
            for (int i = 0; i < 200 * SCALE; i++) {
                attack(CLOUD.mqttPort, 5, new byte[0]);
            }
        });
        Socket silent = attackers.getLast();
        silent.setSoTimeout(60_000);
        assertThat(silent.getInputStream().read()).as("the silent one is hung up on")
                .isEqualTo(-1);
    }

    @Test
    void silentAndSlowBrowsersLeaveTheDashboardToOthers() throws Exception {
        for (int i = 0; i < 300; i++) {
            attack(CLOUD.httpsPort, 2, new byte[]{0x16});
        }
        HttpRequest health = CLOUD.request("/healthz").GET().build();
        assertThat(CLOUD.send(health).statusCode()).isEqualTo(200);
        Socket first = attackers.getFirst();
        first.setSoTimeout(60_000);
        assertThat(first.getInputStream().read()).as("the oldest makes room").isEqualTo(-1);
    }

    @Test
    void whoSendsOneByteNowAndThenIsHungUpOn() throws Exception {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, CLOUD.trust().getTrustManagers(), null);
        try (Socket slow = tls.getSocketFactory().createSocket("127.0.0.1", CLOUD.httpsPort)) {
            slow.setSoTimeout(1_000);
            int sent = 0;
            boolean ended = false;
            while (!ended && sent < 60) {
                try {
                    slow.getOutputStream().write('G');
                    sent++;
                    ended = slow.getInputStream().read() < 0;
                } catch (SocketTimeoutException still) {
                    ended = false;
                } catch (IOException closed) {
                    ended = true;
                }
            }
            assertThat(ended).isTrue();
        }
    }

    private static double refusedHellos() throws Exception {
        return new String(CLOUD.get("/metrics").body(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("pilotlight_connections_refused_hellos_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
