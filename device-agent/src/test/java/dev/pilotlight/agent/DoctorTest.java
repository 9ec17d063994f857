package dev.pilotlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.Diagnosis.Finding;
import dev.pilotlight.agent.http.FakeConfigurations;
import dev.pilotlight.agent.port.Watchdog;
import dev.pilotlight.agent.system.SystemTime;
import dev.pilotlight.config.ConfigReader;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Codec;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody reads who types `pilotlight doctor`. */
class DoctorTest {
    @TempDir
    Path directory;

    private String config(String more) throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        return "schema: 1\nthing: hall\nhardware: {driver: house}\n" + more
                + "page: {host: 127.0.0.1, port: " + free + "}\n";
    }

    private String doctor(Path config, int wanted) {
        PrintStream out = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.execute("doctor", "--config", config.toString(), "--data", directory
                    .toString())).isEqualTo(wanted);
        } finally {
            System.setOut(out);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void withoutAnAgentItSaysHowToStartOneAndLooksAtTheRest() throws Exception {
        Path file = Files.writeString(directory.resolve("agent.yaml"), config(
                "link: {broker: \"cloud.example:8883\"}\n"));
        Files.writeString(directory.resolve("pin"), "123456\n");
        assertThat(doctor(file, Refusal.WORLD)).contains("WRONG  agent: ",
                "do: systemctl start pilotlight", "card: ", "clock: ",
                "WRONG  certificate: none, and link.brokers is set", "things are wrong");
    }

    @Test
    void ofARunningAgentItSaysHowEachSensorIs() throws Exception {
        String text = config("");
        Path file = Files.writeString(directory.resolve("agent.yaml"), text);
        FirmwareConfig config = ConfigReader.read(text.getBytes(StandardCharsets.UTF_8))
                .toOptional().orElseThrow();
        try (Wiring wiring = new Wiring(config, new FakeConfigurations(), new Wiring.Place(
                directory, new SystemTime()), Watchdog.NONE,
                why -> {})) {
            wiring.awaitControlling();
            wiring.openPage(config, directory);
            String said = doctor(file, doctored(file));
            assertThat(said).contains("good   agent: ", "sensor room: ", "control: ",
                    "good   certificate: none, and none is needed");
        }
    }

    /** A machine that never set its clock is ill, and rightly so. */
    private int doctored(Path file) {
        Diagnosis board = new Diagnosis();
        new BoardChecks(Configuration.read(file), directory, Path.of("/sys"), Instant.now())
                .into(board);
        return board.ailments() == 0 ? 0 : Refusal.WORLD;
    }

    @Test
    void aSensorThatIsNotBelievedIsWrongWithItsAgeAndItsTrouble() {
        Doc.Obj state = Codec.parseObject("""
                {"reason":"heating","sensors":[{"name":"room","good":false,"trust":"too old",
                "age":412.4,"trouble":"the bus is stuck"},{"name":"garden","good":true,"age":3}],
                "hazards":[{"kind":"window-open","text":"a window is open"}],
                "agent":{"worstLateness":2.5,"storage":""},
                "link":{"state":"offline","sentence":"Offline since 14:02"}}
                """.getBytes(StandardCharsets.UTF_8)).toOptional().orElseThrow();
        Diagnosis diagnosis = new Diagnosis();
        RoomChecks.of(state, diagnosis);
        assertThat(diagnosis.findings()).extracting(Finding::text).containsExactly(
                "agent: heating", "sensor room: 412 s old, not believed: the bus is stuck",
                "sensor garden: 3 s old", "attention: a window is open",
                "control: one decision was 2.5 s late", "link: Offline since 14:02");
        assertThat(diagnosis.ailments()).isEqualTo(4);
        assertThat(List.of(diagnosis.findings().get(0), diagnosis.findings().get(2)))
                .allMatch(Finding.Good.class::isInstance);
    }

    @Test
    void aPulledSensorIsTheSameForDoctorAndStatus() {
        Doc.Obj state = Codec.parseObject("""
                {"reason":"heating","sensors":[{"name":"room","good":false,"trust":"believed",
                "age":47,"trouble":"is not on the 1-wire bus","value":20}]}
                """.getBytes(StandardCharsets.UTF_8)).toOptional().orElseThrow();
        Diagnosis diagnosis = new Diagnosis();
        RoomChecks.of(state, diagnosis);
        assertThat(diagnosis.findings()).extracting(Finding::text).contains(
                "sensor room: 47 s old, answers nothing: is not on the 1-wire bus");
        assertThat(SensorWords.of(state)).contains("answers nothing: is not on the 1-wire bus");
    }
}
