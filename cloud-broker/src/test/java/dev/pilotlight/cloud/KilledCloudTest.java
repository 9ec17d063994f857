package dev.pilotlight.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.cloud.port.Memory;
import dev.pilotlight.cloud.store.SqliteArchive;
import dev.pilotlight.cloud.telemetry.Tally;
import dev.pilotlight.units.DeviceId;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as its own process: killed, stopped, started again (law L5). */
class KilledCloudTest {
    private static final DeviceId DEVICE = new DeviceId("killed-1");

    @TempDir
    Path directory;

    /** A service in a process of its own; what it printed until it was ready. */
    private record Child(Process process, List<String> said, int offset) {
        static Child start(Path data, int offset) throws IOException {
            Process process = new ProcessBuilder(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1",
                    "--sun-misc-unsafe-memory-access=allow", "-cp",
                    System.getProperty("java.class.path"), "dev.pilotlight.cloud.Main", "serve",
                    "--data", data.toString(), "--bind", "127.0.0.1", "--port-offset",
                    Integer.toString(offset)).redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader out = process.inputReader();
            List<String> said = new java.util.ArrayList<>();
            String line = out.readLine();
            while (line != null && !line.equals("ready")) {
                said.add(line);
                line = out.readLine();
            }
            assertThat(line).as("the service became ready").isEqualTo("ready");
            return new Child(process, said, offset);
        }

        String token() throws IOException {
            Path file = Path.of(said.stream().filter(line -> line.startsWith("admin token in "))
                    .findFirst().orElseThrow().substring("admin token in ".length()));
            assertThat(Files.getPosixFilePermissions(file))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            String token = Files.readString(file).strip();
            assertThat(said).as("no log has the token").noneMatch(line -> line.contains(token));
            return token;
        }
    }

    private static String point(long seq) {
        return "{\"boot\":\"aa\",\"points\":[{\"seq\":" + seq + ",\"ts\":" + seq
                + ",\"clk\":\"ok\",\"values\":{\"room\":19}}]}";
    }

    private static int lease(Child child, Office office, String target) throws Exception {
        HttpClient http = RunningCloud.client(RunningCloud.trusting(office.identity().trusted(),
                office.identity().password()));
        String until = java.time.Instant.now().plus(Duration.ofHours(1)).toString();
        return http.send(HttpRequest.newBuilder(URI.create("https://localhost:"
                + (8443 + child.offset()) + "/api/v1/devices/" + DEVICE + "/control"))
                .header("Authorization", "Bearer " + child.token())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"lease\":{\"target\":" + target + ",\"until\":\""
                        + until + "\"}}"))
                .build(), BodyHandlers.discarding()).statusCode();
    }

    @Test
    void whatWasAcknowledgedSurvivesAKill() throws Exception {
        Path data = directory.resolve("data");
        int offset = RunningCloud.freeOffset();
        Child child = Child.start(data, offset);
        assertThat(child.said()).contains("dashboard https://localhost:" + (8443 + offset) + "/",
                "mqtt ssl://localhost:" + (8883 + offset));
        AtomicLong acknowledged = new AtomicLong();
        try (Office office = Office.open(data)) {
            TestDevice device = TestDevice.enrol(office, 8883 + offset, DEVICE);
            assertThat(lease(child, office, "22.5")).isEqualTo(200);
            Link link = device.connect();
            Thread publisher = Thread.ofVirtual().start(() -> publish(device, link, acknowledged));
            while (acknowledged.get() < 200) {
                Thread.onSpinWait();
            }
            child.process().destroyForcibly().waitFor();
            link.close();
            publisher.join();
        }

        Child again = Child.start(data, offset);
        assertThat(again.said()).noneMatch(line -> line.startsWith("admin token"));
        try (Office office = Office.open(data)) {
            SqliteArchive archive = new SqliteArchive(office.database());
            Tally tally = archive.tallies(DEVICE).getFirst();
            assertThat(tally.stored()).isGreaterThanOrEqualTo(acknowledged.get());
            assertThat(tally.missing()).isZero();
            Memory memory = archive.memory(DEVICE);
            assertThat(RunningCloud.at(memory.shadow("control").desired().values(), "lease",
                    "target")).isEqualTo("22.5");
        }
        again.process().destroy();
        assertThat(again.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertPrivate(data);
    }

    private static void publish(TestDevice device, Link link, AtomicLong acknowledged) {
        try {
            for (long seq = 1; seq < 100_000; seq++) {
                if (link.publish(device.telemetry(), point(seq)) == 0) {
                    acknowledged.set(seq);
                }
            }
        } catch (MqttException killed) {
            // As planned.
        }
    }

    private static void assertPrivate(Path data) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        for (String name : List.of("cloud.db", "identity/password", "identity/authority.p12",
                "identity/server.p12", "broker/conf/config.xml")) {
            assertThat(PosixFilePermissions
                    .toString(Files.getPosixFilePermissions(data.resolve(name)))).as(name)
                    .isEqualTo("rw-------");
        }
    }
}
