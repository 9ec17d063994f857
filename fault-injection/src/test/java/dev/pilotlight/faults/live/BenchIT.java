package dev.pilotlight.faults.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.faults.bench.Bench;
import dev.pilotlight.faults.bench.Sizes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The benchmark on the built jar: here so small that its figures mean nothing, with
 * {@code mvn -P deep verify} as the target is stated.
 */
class BenchIT {
    private static final boolean DEEP = Boolean.getBoolean("pilotlight.deep");
    private static final Sizes SIZES = DEEP
            ? new Sizes(1_000, 200_000, 3_000, Duration.ofSeconds(20), 10, 100_000)
            : new Sizes(10, 500, 100, Duration.ofSeconds(1), 2, 1_000);

    @TempDir
    Path folder;

    @Test
    @Timeout(1_200)
    void itMeasuresTheCloudAndFindsAllThatWasAcknowledgedBeforeAKill() throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Bench.Result result = Bench.run(RealWorld.CLOUD, folder, SIZES,
                new PrintStream(said, true, StandardCharsets.UTF_8));
        String sheet = said.toString(StandardCharsets.UTF_8);
        assertThat(result.lost()).isZero();
        assertThat(result.stored()).isPositive();
        assertThat(sheet).contains(SIZES.devices() + " devices enrolled", "PUBACK p99, ms",
                SIZES.kills() + " kills -9 under the load");
        if (DEEP) {
            System.out.println(sheet);
            Path rows = Files.createDirectories(RealWorld.TARGET.resolve("targets"));
            Files.writeString(rows.resolve("50-telemetry-path.md"), String.format(Locale.ROOT,
                    "| telemetry path, 1,000 devices over mTLS | >= 10,000/s stored durably, p99"
                            + " < 100 ms at 3,000/s | %,.0f/s, %.0f ms; %d lost in %d kills |%n",
                    result.stored(), result.p99(), result.lost(), SIZES.kills()));
        }
    }
}
