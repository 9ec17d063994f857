package dev.pilotlight.config;

import dev.pilotlight.config.Wires.Port;
import dev.pilotlight.units.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules across what is wired to pins and buses: nothing twice, nothing missing. */
final class WiringRules {
    /** Of the 1-wire bus, unless its overlay says otherwise (`dtoverlay=w1-gpio`). */
    private static final Pin ONE_WIRE = new Pin(4);
    /** SDA and SCL of the bus on the header. */
    private static final List<Pin> HEADER_BUS = List.of(new Pin(2), new Pin(3));
    private static final int HEADER_BUS_NUMBER = 1;

    private final Map<Pin, String> pins = new LinkedHashMap<>();
    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final List<Problem> broken;

    private WiringRules(List<Problem> broken) {
        this.broken = broken;
    }

    static void check(Hardware.Board board, List<Problem> broken) {
        WiringRules rules = new WiringRules(broken);
        rules.relays(board);
        rules.buses(board.wires());
        rules.sensors(board);
        rules.panel(board.wires().panel());
    }

    private void relays(Hardware.Board board) {
        Set<Relay> needed = Relay.of(board.equipment());
        for (Relay relay : needed) {
            if (!board.wires().relays().containsKey(relay)) {
                broken.add(new Problem("hardware.relays." + relay.key(),
                        "is missing, want the pin of a relay that hardware.equipment names"));
            }
        }
        board.wires().relays().forEach((relay, wired) -> {
            String path = "hardware.relays." + relay.key();
            if (!needed.contains(relay)) {
                broken.add(new Problem(path, "switches nothing, want " + relay.key()
                        + " in hardware.equipment too"));
            }
            take(wired.pin(), path + ".pin");
        });
    }

    /** A bus that is used has its pins; what else is wired to them is told. */
    private void buses(Wires wires) {
        boolean header = wires.panel().display().filter(one -> one.bus() == HEADER_BUS_NUMBER)
                .isPresent();
        boolean oneWire = false;
        for (Wires.Probe probe : wires.sensors().values()) {
            header |= probe.port() instanceof Port.I2c chip && chip.bus() == HEADER_BUS_NUMBER;
            oneWire |= probe.port() instanceof Port.OneWire;
        }
        if (header) {
            HEADER_BUS.forEach(pin -> take(pin, "the I2C bus 1"));
        }
        if (oneWire) {
            take(ONE_WIRE, "the 1-wire bus");
        }
    }

    private void sensors(Hardware.Board board) {
        board.wires().sensors().forEach((name, probe) -> {
            String path = "hardware.sensors." + name;
            Sensing.Sensor sensor = board.sensing().sensors().get(name);
            Sensing.Kind kind = sensor == null ? Sensing.Kind.ROOM : sensor.kind();
            fits(probe.port(), kind, path);
            switch (probe.port()) {
                case Port.Contact(Pin pin, boolean _) -> take(pin, path + ".contact.pin");
                case Port.I2c chip -> address(chip, path + ".i2c");
                case Port.OneWire _,Port.File _,Port.Command _ -> {
                }
            }
        });
    }

    private void fits(Port port, Sensing.Kind kind, String path) {
        boolean contact = port instanceof Port.Contact;
        if (contact != (kind == Sensing.Kind.WINDOW)) {
            broken.add(new Problem(path, contact
                    ? "has a contact, want kind: window"
                    : "is a window, want a contact, or none of these and what the API says"));
        }
        if (kind == Sensing.Kind.HUMIDITY && port instanceof Port.I2c(Wires.Chip chip, int _, int _)
                && !chip.isHumid()) {
            broken.add(new Problem(path + ".i2c.chip", "is " + chip.key()
                    + ", which feels no humidity, want bme280, sht3x or sht4x"));
        }
        if (kind == Sensing.Kind.HUMIDITY && !(port instanceof Port.I2c)) {
            broken.add(new Problem(path, "is a humidity, want i2c, or what the API says"));
        }
    }

    /** Two sensors may be one chip: its temperature and its humidity. */
    private void address(Port.I2c chip, String path) {
        String place = "bus " + chip.bus() + ", address 0x" + Integer.toHexString(chip.address());
        String used = chip.chip().key();
        String before = addresses.putIfAbsent(place, used);
        if (before != null && !before.equals(used)) {
            broken.add(new Problem(path, "is a " + used + " on " + place + ", where a " + before
                    + " is, want another address"));
        }
    }

    private void panel(Wires.Panel panel) {
        String path = "hardware.panel.";
        panel.buttons().forEach((button, pin) -> take(pin, path + "buttons." + button.name()
                .toLowerCase(java.util.Locale.ROOT)));
        panel.knob().ifPresent(knob -> {
            take(knob.a(), path + "knob.a");
            take(knob.b(), path + "knob.b");
        });
        panel.led().ifPresent(led -> take(led.pin(), path + "led.pin"));
    }

    private void take(Pin pin, String by) {
        String before = pins.putIfAbsent(pin, by);
        if (before == null) {
            return;
        }
        boolean bus = by.startsWith("the ");
        broken.add(new Problem(bus ? before : by, "is " + pin + ", which is " + (bus
                ? "a pin of " + by
                : before.startsWith("the ") ? "a pin of " + before : before + " too")
                + ", want another pin"));
    }
}
