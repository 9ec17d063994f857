package dev.pilotlight.agent.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.agent.equipment.Output;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.agent.gpio.Header;
import dev.pilotlight.agent.gpio.PinRelays;
import dev.pilotlight.agent.port.RelayBank;
import dev.pilotlight.config.Pin;
import dev.pilotlight.config.Relay;
import dev.pilotlight.config.Wires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** An active-low heating relay on GPIO17 over starts, stops and deaths of the real program. */
final class RelayLife {
    private static final int RELAY = 17;
    private static final int HEAT = 23;
    private static final int COOL = 24;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration A_WHILE = Duration.ofSeconds(3);
    private static final String CONFIG = """
            schema: 1
            thing: hall
            hardware:
              driver: gpio
              equipment: {heat: true}
              relays: {heat: {pin: GPIO17, active: low}}
              sensors: {room: {oneWire: any, every: 1s}}
            limits: {heat: {minimumOn: 30s, minimumOff: 30s}}
            control: {controller: hysteresis, tick: 100ms}
            page: {host: 127.0.0.1, port: 0}
            schedule: {zone: UTC, entries: {always: {at: "00:00", target: 21}}}
            """;

    private RelayLife() {}

    private static Agent agent() throws Exception {
        return new Agent(CONFIG, Files.createTempDirectory("agent"));
    }

    private static boolean isOff() {
        return Kernel.isHigh(RELAY);
    }

    static void aWarmRoomNeverClicksTheRelayAtAStart() throws Exception {
        Kernel.oneWire("temp_mc", 25_000);
        Kernel.forgetTrace();
        try (Agent agent = agent()) {
            agent.says("controlling after");
            Until.during(A_WHILE, "off", RelayLife::isOff);
            assertThat(Kernel.levels()).isNotEmpty().containsOnly("1");
            agent.stopped();
        }
        assertThat(isOff()).as("off after it was stopped").isTrue();
        assertThat(Kernel.levels()).as("levels that were set").containsOnly("1");
    }

    static void aReversalOpensHeatBeforeItClosesCool() throws Exception {
        try (RelayBank relays = new PinRelays(new Header(), Map.of(Relay.HEAT, new Wires.RelayPin(
                new Pin(HEAT), false), Relay.COOL, new Wires.RelayPin(new Pin(COOL), false)))) {
            relays.drive(Outputs.of(Output.HEAT));
            assertThat(Kernel.isHigh(HEAT)).isTrue();
            Kernel.forgetTrace();
            relays.drive(Outputs.of(Output.COOL));
            assertThat(Kernel.levels()).as("levels that were set").containsExactly("0", "1");
            assertThat(Kernel.isHigh(HEAT)).isFalse();
            assertThat(relays.readBack()).isEqualTo(Outputs.of(Output.COOL));
        }
        assertThat(Kernel.isHigh(COOL)).as("off at the end").isFalse();
    }

    static void aColdRoomIsHeatedAndAStopLetsGo() throws Exception {
        Kernel.oneWire("temp_mc", 15_000);
        try (Agent agent = agent()) {
            Until.within(SOON, "heats", () -> !isOff());
            agent.stopped();
            assertThat(isOff()).isTrue();
            Until.during(A_WHILE, "off", RelayLife::isOff);
        }
    }

    static void aKilledAgentsRelayDropsAndIsOffUntilTheNextOneDecides() throws Exception {
        Kernel.oneWire("temp_mc", 15_000);
        Path home = Files.createTempDirectory("agent");
        try (Agent agent = new Agent(CONFIG, home)) {
            Until.within(SOON, "heats", () -> !isOff());
            agent.killed();
        }
        assertThat(isOff()).as("the kernel drops the line at SIGKILL").isTrue();
        Kernel.forgetTrace();
        try (Agent agent = new Agent(CONFIG, home)) {
            agent.says("controlling after");
            assertThat(Kernel.levels()).as("levels that were set").first().isEqualTo("1");
            Until.within(Duration.ofSeconds(60), "heats again", () -> !isOff());
        }
    }

    static void aSensorThatIsPulledWhileHeatingOpensTheRelay() throws Exception {
        Kernel.oneWire("temp_mc", 15_000);
        try (Agent agent = new Agent(CONFIG.replace("limits: {", "limits: {staleAfter: 30s, "),
                Files.createTempDirectory("agent"))) {
            Until.within(SOON, "heats", () -> !isOff());
            Kernel.oneWire("present", 0);
            Until.within(Duration.ofSeconds(90), "off without a sensor", RelayLife::isOff);
            agent.stopped();
        } finally {
            Kernel.oneWire("present", 1);
        }
    }

    static void aLineThatAnotherProcessHasIsToldAndTakenOnceItIsFree() throws Exception {
        Kernel.oneWire("temp_mc", 15_000);
        Agent agent;
        try (RelayBank other = new PinRelays(new Header(), Map.of(Relay.FAN, new Wires.RelayPin(
                new Pin(RELAY), true)))) {
            agent = agent();
            assertThat(agent.says("relay heat on GPIO17")).contains(
                    "is taken by another process (pilotlight)");
            agent.says("controlling after");
            assertThat(other.readBack().isOpen()).isTrue();
        }
        try (agent) {
            Until.within(SOON, "heats", () -> !isOff());
        }
    }
}
