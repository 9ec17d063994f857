package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people look at may hang; the devices do not notice. */
class StuckDashboardTest {
    private static final int HALF_REQUESTS = 200;
    private static final int DEAF_STREAMS = 20;

    private final RunningCloud cloud = RunningCloud.shared();
    private final List<SSLSocket> pages = new ArrayList<>();

    private void open(SSLContext tls, String said) throws IOException {
        SSLSocket page = (SSLSocket) tls.getSocketFactory().createSocket("localhost",
                cloud.httpsPort);
        pages.add(page);
        page.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
    }

    private void hang() throws Exception {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, cloud.trust().getTrustManagers(), null);
        for (int number = 0; number < HALF_REQUESTS; number++) {
            open(tls, "GET /api/v1/devices HTTP/1.1\r\nHost: loc");
        }
        for (int number = 0; number < DEAF_STREAMS; number++) {
            open(tls, "GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + cloud.token + "\r\n\r\n");
        }
    }

    @Test
    @Tag("F26")
    void dashboardsThatHangHoldUpNoDevice() throws Exception {
        TestDevice device = cloud.enrolled("beside-a-hanging-page");
        try (Link link = device.connect()) {
            hang();
            for (int seq = 1; seq <= 100; seq++) {
                assertThat(link.publish(device.telemetry(), "{\"boot\":\"aa\",\"points\":[{\"seq\":"
                        + seq + ",\"ts\":1,\"clk\":\"ok\",\"values\":{\"room\":1}}]}")).isZero();
            }
        } finally {
            for (SSLSocket page : pages) {
                page.close();
            }
        }
    }
}
