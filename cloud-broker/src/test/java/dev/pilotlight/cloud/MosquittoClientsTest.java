package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.store.SqliteArchive;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mosquitto's own clients, unmodified, with a device's certificate: the twin and the telemetry. */
class MosquittoClientsTest {
    private static final RunningCloud CLOUD = RunningCloud.shared();
    private static final Path PROGRAMS = Path.of("/usr/bin");

    @TempDir
    Path directory;

    @BeforeAll
    static void needsTheClients() {
        Skips.needs("foreign clients are not tested (Debian: apt-get install mosquitto-clients)",
                "mosquitto_rr");
    }

    private String run(TestDevice device, String program, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(PROGRAMS.resolve(program).toString(), "-h",
                "localhost", "-p", Integer.toString(CLOUD.mqttPort), "-q", "1", "-i",
                device.id().value()));
        command.addAll(List.of("--cafile", pem("ca", AwsDevice.pem("CERTIFICATE",
                device.chain().get(1).getEncoded())), "--cert", pem("cert",
                        AwsDevice.pem(
                                "CERTIFICATE", device.certificate().getEncoded())),
                "--key", pem("key", AwsDevice.pem("PRIVATE KEY",
                        device.keys().getPrivate().getEncoded()))));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private String pem(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    /** Asks the twin, and answers what came on the topic that ends so. */
    private String ask(TestDevice device, String version, String operation, String answer,
            String body) throws Exception {
        return run(device, "mosquitto_rr", "-V", version, "-W", "20", "-t",
                device.shadow("garden", operation), "-e", device.shadow("garden", answer), "-m",
                body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqttv311", "mqttv5"})
    void itUpdatesGetsAndDeletesAShadow(String version) throws Exception {
        TestDevice device = CLOUD.enrolled("mosquitto-" + version);
        assertThat(ask(device, version, "update", "update/accepted",
                "{\"state\":{\"reported\":{\"soil\":0.31}}}")).contains("\"version\":1", "soil");
        assertThat(ask(device, version, "update", "update/delta",
                "{\"state\":{\"desired\":{\"valve\":\"open\"}}}")).contains("\"valve\":\"open\"");
        assertThat(ask(device, version, "update", "update/rejected",
                "{\"state\":{\"desired\":{\"valve\":\"shut\"}},\"version\":1}"))
                .contains("409");
        assertThat(ask(device, version, "get", "get/accepted", "{}"))
                .contains("\"soil\":0.31", "\"valve\":\"open\"");
        assertThat(ask(device, version, "delete", "delete/accepted", "{}")).contains("version");
        assertThat(ask(device, version, "get", "get/rejected", "{}")).contains("404");
    }

    @Test
    void itsTelemetryIsStoredWhenItReturns() throws Exception {
        TestDevice device = CLOUD.enrolled("mosquitto-t");
        run(device, "mosquitto_pub", "-V", "mqttv5", "-t", device.telemetry(), "-m",
                "{\"boot\":\"aa\",\"points\":[{\"seq\":1,\"ts\":1,\"clk\":\"ok\","
                        + "\"values\":{\"room\":19}}]}");
        assertThat(new SqliteArchive(CLOUD.office.database()).tallies(device.id()).getFirst()
                .stored()).isEqualTo(1);
    }
}
