package dev.pilotlight.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilotlight.config.Wires.Chip;
import dev.pilotlight.config.Wires.Port;
import dev.pilotlight.units.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WiresReaderTest {
    private static List<String> problems(String hardware) {
        return ConfigReader.read(yaml(hardware)).problems().stream().map(Problem::toString)
                .toList();
    }

    private static byte[] yaml(String hardware) {
        return ("schema: 1\nthing: hall\nhardware:\n  driver: gpio\n" + hardware.indent(2))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void everythingThatCanBeWiredIsReadAsWritten() {
        Wires wires = ((Hardware.Board) ConfigReader.read(yaml("""
                equipment: {heat: true, cool: true}
                relays:
                  heat: {pin: GPIO17, active: low}
                  cool: {pin: GPIO27}
                sensors:
                  room: {oneWire: 28-0000c0ffee01, every: 2s}
                  damp: {kind: humidity, i2c: {chip: sht3x, bus: 0, address: 0x45}}
                  outdoor: {file: /sys/class/hwmon/hwmon0/temp1_input}
                  attic: {kind: spare, command: "cat /tmp/attic"}
                  sash: {kind: window, contact: {pin: GPIO6}}
                  phone: {kind: spare}
                panel:
                  buttons: {up: GPIO5, down: GPIO13}
                  debounce: 30ms
                  knob: {a: GPIO19, b: GPIO26}
                  led: {pin: GPIO22}
                  display: {address: 0x3d}
                """)).toOptional().orElseThrow().hardware()).wires();
        assertThat(wires.relays()).containsEntry(Relay.HEAT, new Wires.RelayPin(new Pin(17),
                true)).containsEntry(Relay.COOL, new Wires.RelayPin(new Pin(27), false));
        assertThat(wires.sensors()).containsOnlyKeys("room", "damp", "outdoor", "attic", "sash")
                .containsEntry("room", new Wires.Probe(new Port.OneWire(Optional.of(
                        "28-0000c0ffee01")), Duration.ofSeconds(2)))
                .containsEntry("damp", new Wires.Probe(new Port.I2c(Chip.SHT3X, 0, 0x45),
                        Wires.Probe.USUAL));
        assertThat(wires.panel().buttons()).containsOnlyKeys(Wires.Button.UP, Wires.Button.DOWN);
        assertThat(wires.panel().display()).contains(new Wires.Display(1, 0x3d));
    }

    @Test
    void aPinThatIsUsedTwiceIsToldWithBothUses() {
        assertThat(problems("""
                relays: {heat: {pin: GPIO4}}
                sensors:
                  room: {oneWire: any}
                  sash: {kind: window, contact: {pin: GPIO6}}
                panel:
                  buttons: {up: GPIO6, down: GPIO3}
                  display: {}
                """)).containsExactlyInAnyOrder(
                "hardware.relays.heat.pin is GPIO4, which is a pin of the 1-wire bus, want"
                        + " another pin",
                "hardware.panel.buttons.up is GPIO6, which is hardware.sensors.sash.contact.pin"
                        + " too, want another pin",
                "hardware.panel.buttons.down is GPIO3, which is a pin of the I2C bus 1, want"
                        + " another pin");
    }

    @Test
    void aRelayThatIsNotWiredOrSwitchesNothingIsTold() {
        assertThat(problems("equipment: {heat: true}\nrelays: {cool: {pin: GPIO27}}\n"))
                .containsExactlyInAnyOrder(
                        "hardware.relays.heat is missing, want the pin of a relay that"
                                + " hardware.equipment names",
                        "hardware.relays.cool switches nothing, want cool in hardware.equipment"
                                + " too");
    }

    @Test
    void aSensorThatCannotFeelThatIsTold() {
        assertThat(problems("""
                relays: {heat: {pin: GPIO17}}
                sensors:
                  room: {i2c: {chip: tmp102}}
                  damp: {kind: humidity, i2c: {chip: lm75}}
                  sash: {kind: window, oneWire: any}
                """)).containsExactlyInAnyOrder(
                "hardware.sensors.damp.i2c.chip is lm75, which feels no humidity, want bme280,"
                        + " sht3x or sht4x",
                "hardware.sensors.room.i2c is a tmp102 on bus 1, address 0x48, where a lm75 is,"
                        + " want another address",
                "hardware.sensors.sash is a window, want a contact, or none of these and what the"
                        + " API says");
    }

    @Test
    void whatIsMisspelledIsToldAtOnce() {
        assertThat(problems("""
                relays: {heat: {pin: GPIO28, active: lo}, boiler: {pin: GPIO5}}
                sensors:
                  room: {oneWire: 10-000800}
                  desk: {i2c: {chip: bme680}, file: /tmp/t}
                """)).anyMatch(one -> one.startsWith(
                "hardware.relays.heat.pin is \"GPIO28\", want GPIO2 to GPIO27")).anyMatch(
                        one -> one.startsWith("hardware.relays.heat.active is \"lo\""))
                .anyMatch(one -> one.startsWith("hardware.relays.boiler is no relay")).anyMatch(
                        one -> one.startsWith("hardware.sensors.room.oneWire is"))
                .anyMatch(one -> one.startsWith("hardware.sensors.desk.file is a second place"))
                .anyMatch(one -> one.startsWith("hardware.sensors.desk.i2c.chip is \"bme680\""));
    }
}
