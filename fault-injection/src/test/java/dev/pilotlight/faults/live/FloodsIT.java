package dev.pilotlight.faults.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.faults.flood.Flood;
import dev.pilotlight.faults.flood.FloodReport;
import dev.pilotlight.faults.flood.FloodedCloud;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code pilotlight-faults floods}. */
@Order(12)
class FloodsIT {
    private static final Duration SPAN = Duration.ofSeconds(3);
    private static final long MOST_LOG_BYTES_A_MINUTE = 100_000;

    @TempDir
    Path folder;

    @Test
    void tenBytesFromAnybodyOnTheNetworkKeepNoHonestDeviceOut() throws IOException {
        List<FloodReport> reports = new ArrayList<>();
        try (FloodedCloud cloud = new FloodedCloud(RealWorld.CLOUD, folder, "512m", 4)) {
            reports.add(cloud.under(Flood.ENDLESS_HELLO, 60, SPAN));
            reports.add(cloud.under(Flood.OPEN_HANDSHAKE, 500, SPAN));
            reports.add(cloud.under(Flood.SILENT, 500, SPAN));
        }
        reports.forEach(System.out::println);
        assertThat(reports).allSatisfy(report -> {
            assertThat(report.arrivals()).isPositive();
            assertThat(report.unserved()).isZero();
            assertThat(report.unacknowledged()).isZero();
            assertThat(report.outOfMemory()).isFalse();
            assertThat(report.logBytesAMinute()).isLessThan(MOST_LOG_BYTES_A_MINUTE);
        });
    }
}
