package dev.pilotlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.config.ConfigReader;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.config.Wires;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a closed relay when the agent is killed. */
class RelayAfterDeathTest {
    private static final String BOARD = """
            schema: 2
            thing: hall
            hardware:
              driver: gpio
              equipment: {heat: true, cool: true}
              relays: {heat: {pin: GPIO17, active: low}, cool: {pin: GPIO27, active: high}}
              sensors: {room: {oneWire: any}}
            """;
    @TempDir
    Path directory;

    private final List<String> driven = new ArrayList<>();

    private static String said(Callable<Integer> command, int wanted) throws Exception {
        PrintStream out = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(command.call()).isEqualTo(wanted);
        } finally {
            System.setOut(out);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    private Path config(String text) throws IOException {
        return Files.writeString(directory.resolve("agent.yaml"), text);
    }

    /** A kernel whose drivers have the parameter. */
    private Path sys(String module, String value) throws IOException {
        Path parameters = Files.createDirectories(directory.resolve("sys/module/" + module
                + "/parameters"));
        Files.writeString(parameters.resolve("persist_gpio_outputs"), value + "\n");
        return directory.resolve("sys");
    }

    private String check(Path sys, int wanted) throws Exception {
        String file = config(BOARD).toString();
        return said(() -> Main.execute("check", file, "--sys", sys.toString()), wanted);
    }

    @Test
    void aBoardWhoseKernelKeepsRelaysClosedIsNotCalledGood() throws Exception {
        for (String module : List.of("pinctrl_bcm2835", "pinctrl_rp1")) {
            assertThat(check(sys(module, "Y"), Refusal.WORLD)).contains(
                    "dtparam=strict_gpiod", "/boot/firmware/config.txt").doesNotContain("good");
            sys(module, "N");
        }
    }

    @Test
    void aBoardWhoseKernelLetsGoIsGood() throws Exception {
        assertThat(check(sys("pinctrl_bcm2835", "N"), 0)).contains("good, for hall");
        assertThat(check(directory.resolve("none"), 0)).contains("good, for hall");
    }

    @Test
    void doctorNamesTheLineThatMendsIt() throws Exception {
        FirmwareConfig config = ConfigReader.read(BOARD.getBytes(StandardCharsets.UTF_8))
                .toOptional().orElseThrow();
        Diagnosis diagnosis = new Diagnosis();
        new BoardChecks(config, directory, sys("pinctrl_rp1", "Y"), Instant.EPOCH).into(diagnosis);
        assertThat(diagnosis.findings()).filteredOn(one -> one.text().startsWith("relays: "))
                .singleElement().satisfies(one -> assertThat(one.toString()).contains(
                        "dtparam=strict_gpiod"));
    }

    private RelaysOffCommand off(Path file, RelaysOffCommand.Switch lines,
            Map<String, String> systemd) {
        return new RelaysOffCommand(new Places(file, directory.resolve("data")), lines, systemd);
    }

    private void drive(Wires.RelayPin relay) {
        driven.add(relay.pin() + (relay.activeLow() ? " high" : " low"));
    }

    @Test
    void afterAKillEveryRelayIsDrivenToOffAndTheJournalSaysAfterWhat() throws Exception {
        String said = said(off(config(BOARD), this::drive, Map.of("SERVICE_RESULT", "watchdog",
                "EXIT_CODE", "killed", "EXIT_STATUS", "KILL")), 0);
        assertThat(driven).containsExactlyInAnyOrder("GPIO17 high", "GPIO27 low");
        assertThat(said).contains("after the agent's end (watchdog, killed KILL)",
                "heat on GPIO17", "cool on GPIO27");
        said(off(config(BOARD), this::drive, Map.of()), 0);
        assertThat(driven).as("as often as one likes").hasSize(4);
        assertThat(directory.resolve("data")).as("it needs nothing else").doesNotExist();
    }

    @Test
    void aRelayThatIsNotToBeHadDoesNotKeepTheOthersClosed() throws Exception {
        String said = said(off(config(BOARD), relay -> {
            if (relay.pin().number() == 17) {
                throw new IOException("GPIO17: is taken by another process (pilotlight)");
            }
            drive(relay);
        }, Map.of()), Refusal.WORLD);
        assertThat(driven).containsExactly("GPIO27 low");
        assertThat(said).contains(
                "relay NOT driven to off: heat on GPIO17: GPIO17: is taken by another process");
    }

    @Test
    void aSimulatedHouseHasNoRelayOnAPin() throws Exception {
        String house = "schema: 2\nthing: hall\nhardware: {driver: house}\n";
        assertThat(said(off(config(house), this::drive, Map.of()), 0)).contains(
                "none is on a pin");
    }

    @Test
    void theServiceRunsItAfterEveryEndOfTheAgent() throws Exception {
        String unit = Files.readString(Path.of(
                "src/deb/root/usr/lib/systemd/system/pilotlight.service"));
        assertThat(unit).contains("ExecStopPost=/usr/bin/pilotlight relays-off\n",
                "WatchdogSec=30\n", "WatchdogSignal=SIGKILL\n");
        assertThat(ServiceLine.of("relays-off")).isPresent();
    }
}
