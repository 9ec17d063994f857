package dev.pilotlight.config;

import dev.pilotlight.config.Wires.Port;
import dev.pilotlight.wire.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads what is wired to the pins and buses. */
final class WiresReader {
    private static final Pattern ONE_WIRE = Pattern.compile("28-[0-9a-f]{12}");
    private static final Pin NO_PIN = new Pin(27);
    private static final Duration SOONEST = Duration.ofSeconds(1);
    private static final Duration LATEST = Duration.ofMinutes(5);
    private static final int LAST_BUS = 31;
    private static final List<String> PORTS = List.of("oneWire", "i2c", "file", "command",
            "contact");

    private WiresReader() {}

    static Wires read(Fields hardware, SortedMap<String, Wires.Probe> sensors) {
        return new Wires(relays(hardware.object("relays")), sensors, panel(hardware));
    }

    private static SortedMap<Relay, Wires.RelayPin> relays(Fields fields) {
        SortedMap<Relay, Wires.RelayPin> relays = new TreeMap<>();
        for (String key : fields.keys()) {
            Fields one = fields.object(key);
            Wires.RelayPin wired = new Wires.RelayPin(pin(one, "pin"), activeLow(one));
            one.refuseUnknown();
            Relay.parse(key).ifPresentOrElse(relay -> relays.put(relay, wired), () -> fields.wrong(
                    key, "is no relay, want heat, cool, compressor, reversing, secondStage,"
                            + " secondCool, fan, pump or cutOff"));
        }
        return relays;
    }

    private static boolean activeLow(Fields fields) {
        return fields.parsed("active", false, "high or low", WiresReader::isLow);
    }

    private static Optional<Boolean> isLow(String level) {
        return switch (level) {
            case "low" -> Optional.of(true);
            case "high" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Pin pin(Fields fields, String key) {
        return fields.required(key, "want " + Pin.WANTED)
                ? fields.parsed(key, NO_PIN, Pin.WANTED, Pin::parse)
                : NO_PIN;
    }

    /** Where a sensor is read; empty for one that is heard and not asked. */
    static Optional<Wires.Probe> probe(Fields sensor) {
        List<String> named = PORTS.stream().filter(sensor::has).toList();
        if (named.size() > 1) {
            sensor.wrong(named.get(1), "is a second place to read, want one of " + String.join(
                    ", ", PORTS));
        }
        List<Port> ports = new ArrayList<>();
        for (String key : named) {
            ports.add(port(sensor, key));
        }
        Duration every = Durations.read(sensor, "every", Wires.Probe.USUAL, SOONEST, LATEST);
        return ports.stream().findFirst().map(port -> new Wires.Probe(port, every));
    }

    private static Port port(Fields sensor, String key) {
        return switch (key) {
            case "oneWire" -> new Port.OneWire(sensor.parsed(key, Optional.empty(),
                    "any, or an id such as 28-0000c0ffee01", WiresReader::oneWire));
            case "i2c" -> chip(sensor.object(key));
            case "file" -> file(sensor);
            case "command" -> new Port.Command(sensor.text(key));
            default -> contact(sensor.object(key));
        };
    }

    private static Optional<Optional<String>> oneWire(String id) {
        if (id.equals("any")) {
            return Optional.of(Optional.empty());
        }
        return ONE_WIRE.matcher(id).matches() ? Optional.of(Optional.of(id)) : Optional.empty();
    }

    private static Port chip(Fields fields) {
        Wires.Chip chip = fields.required("chip", "want " + chips())
                ? fields.parsed("chip", Wires.Chip.SHT4X, chips(), WiresReader::chip)
                : Wires.Chip.SHT4X;
        int bus = (int) fields.whole("bus", 1, 0, LAST_BUS);
        int address = (int) fields.whole("address", chip.first(), chip.first(), chip.last());
        fields.refuseUnknown();
        return new Port.I2c(chip, bus, address);
    }

    private static String chips() {
        List<String> keys = new ArrayList<>();
        for (Wires.Chip chip : Wires.Chip.values()) {
            keys.add(chip.key());
        }
        return String.join(", ", keys);
    }

    private static Optional<Wires.Chip> chip(String key) {
        for (Wires.Chip chip : Wires.Chip.values()) {
            if (chip.key().equals(key)) {
                return Optional.of(chip);
            }
        }
        return Optional.empty();
    }

    private static Port file(Fields sensor) {
        int perDegree = (int) sensor.whole("perDegree", 1_000, 1, 1_000_000);
        return new Port.File(sensor.text("file"), perDegree);
    }

    private static Port contact(Fields fields) {
        Pin pin = pin(fields, "pin");
        boolean low = fields.parsed("closed", true, "low or high", WiresReader::isLow);
        fields.refuseUnknown();
        return new Port.Contact(pin, low);
    }

    private static Wires.Panel panel(Fields hardware) {
        Wires.Panel none = Wires.Panel.NONE;
        Fields fields = hardware.object("panel");
        SortedMap<Wires.Button, Pin> buttons = buttons(fields.object("buttons"));
        Duration debounce = Durations.read(fields, "debounce", none.debounce(),
                Duration.ofMillis(1), Duration.ofMillis(500));
        Optional<Wires.Knob> knob = fields.has("knob")
                ? Optional.of(knob(fields.object("knob")))
                : Optional.empty();
        Optional<Wires.Lamp> led = fields.has("led")
                ? Optional.of(lamp(fields.object("led")))
                : Optional.empty();
        Optional<Wires.Display> display = fields.has("display")
                ? Optional.of(display(fields.object("display")))
                : Optional.empty();
        fields.refuseUnknown();
        return new Wires.Panel(buttons, debounce, knob, led, display);
    }

    private static SortedMap<Wires.Button, Pin> buttons(Fields fields) {
        Map<Wires.Button, Pin> buttons = new TreeMap<>();
        for (Wires.Button button : Wires.Button.values()) {
            String key = button.name().toLowerCase(Locale.ROOT);
            if (fields.has(key)) {
                buttons.put(button, pin(fields, key));
            }
        }
        fields.refuseUnknown();
        return new TreeMap<>(buttons);
    }

    private static Wires.Knob knob(Fields fields) {
        Wires.Knob knob = new Wires.Knob(pin(fields, "a"), pin(fields, "b"));
        fields.refuseUnknown();
        return knob;
    }

    private static Wires.Lamp lamp(Fields fields) {
        Wires.Lamp lamp = new Wires.Lamp(pin(fields, "pin"), activeLow(fields));
        fields.refuseUnknown();
        return lamp;
    }

    private static Wires.Display display(Fields fields) {
        Wires.Display display = new Wires.Display((int) fields.whole("bus", 1, 0, LAST_BUS),
                (int) fields.whole("address", 0x3c, 0x3c, 0x3d));
        fields.refuseUnknown();
        return display;
    }
}
