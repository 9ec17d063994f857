package dev.pilotlight.config;

import dev.pilotlight.wire.Fields;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads what is wired and what is sensed. */
final class HardwareReader {
    private static final Pattern SENSOR = Pattern.compile("[a-z0-9][a-z0-9-]{0,15}");
    private static final Duration SHORTEST_REST = Duration.ofSeconds(30);
    private static final Duration LONGEST_REST = Duration.ofMinutes(30);

    private HardwareReader() {}

    static Hardware read(Fields fields, boolean present) {
        Equipment equipment = equipment(fields.object("equipment"));
        boolean house = !present || !fields.required("driver", "want house or gpio")
                || fields.parsed("driver", "house", "house or gpio", HardwareReader::driver)
                        .equals("house");
        SortedMap<String, Wires.Probe> wired = new TreeMap<>();
        Sensing sensing = sensing(fields, house ? Optional.empty() : Optional.of(wired));
        Hardware hardware = house
                ? new Hardware.SimulatedHouse(equipment, sensing, source(fields.object("house")))
                : new Hardware.Board(equipment, sensing, WiresReader.read(fields, wired));
        fields.refuseUnknown();
        return hardware;
    }

    private static Optional<String> driver(String text) {
        return text.equals("house") || text.equals("gpio")
                ? Optional.of(text)
                : Optional.empty();
    }

    private static Equipment equipment(Fields fields) {
        boolean pump = fields.has("heatPump");
        if (pump && (fields.bool("heat", false) || fields.bool("cool", false))) {
            fields.wrong("heatPump", "excludes heat and cool, want one or the other;"
                    + " a boiler beside it is its secondStage");
        }
        boolean heat = fields.bool("heat", !pump);
        boolean cool = fields.bool("cool", false);
        Optional<Equipment.HeatPump> heatPump = pump
                ? Optional.of(heatPump(fields.object("heatPump")))
                : Optional.empty();
        Equipment equipment = new Equipment(heat, cool, heatPump, stage(fields,
                "secondStage", "below", Equipment.SecondStage.DEFAULTS),
                stage(fields,
                        "secondCool", "above", Equipment.SecondStage.COOLING),
                fan(fields), exercise(fields), fields.bool("cutOff", false));
        fields.refuseUnknown();
        return equipment;
    }

    private static Equipment.HeatPump heatPump(Fields fields) {
        Equipment.HeatPump pump = new Equipment.HeatPump(fields.bool("reversing", false));
        fields.refuseUnknown();
        return pump;
    }

    private static Optional<Equipment.SecondStage> stage(Fields parent, String key,
            String distance, Equipment.SecondStage defaults) {
        if (!parent.has(key)) {
            return Optional.empty();
        }
        Fields fields = parent.object(key);
        int apart = fields.difference(distance, defaults.apartMilliK(), 500, 5_000);
        Duration after = Durations.read(fields, "after", defaults.after(), Duration.ofMinutes(5),
                Duration.ofHours(6));
        SafetyLimits.RestTimes times = rests(fields, defaults.times(), SHORTEST_REST);
        return Optional.of(new Equipment.SecondStage(apart, after, times));
    }

    /** Reads least times from the fields of an object that may have no others left. */
    static SafetyLimits.RestTimes rests(Fields fields, SafetyLimits.RestTimes defaults,
            Duration shortest) {
        Duration on = Durations.read(fields, "minimumOn", defaults.minimumOn(), shortest,
                LONGEST_REST);
        Duration off = Durations.read(fields, "minimumOff", defaults.minimumOff(), shortest,
                LONGEST_REST);
        fields.refuseUnknown();
        return new SafetyLimits.RestTimes(on, off);
    }

    private static Optional<Equipment.Fan> fan(Fields parent) {
        if (!parent.has("fan")) {
            return Optional.empty();
        }
        Fields fields = parent.object("fan");
        Duration heat = Durations.read(fields, "afterHeat", Equipment.Fan.DEFAULTS.afterHeat(),
                Duration.ZERO, Duration.ofMinutes(10));
        Duration cool = Durations.read(fields, "afterCool", Equipment.Fan.DEFAULTS.afterCool(),
                Duration.ZERO, Duration.ofMinutes(10));
        fields.refuseUnknown();
        return Optional.of(new Equipment.Fan(heat, cool));
    }

    private static Optional<Equipment.Exercise> exercise(Fields parent) {
        if (!parent.has("exercise")) {
            return Optional.empty();
        }
        Fields fields = parent.object("exercise");
        Equipment.Exercise defaults = Equipment.Exercise.DEFAULTS;
        Duration idle = Durations.read(fields, "afterIdle", defaults.afterIdle(),
                Duration.ofDays(1), Duration.ofDays(90));
        Duration run = Durations.read(fields, "run", defaults.run(), Duration.ofSeconds(10),
                Duration.ofMinutes(10));
        boolean pump = fields.bool("pump", defaults.pump());
        fields.refuseUnknown();
        return Optional.of(new Equipment.Exercise(idle, run, pump));
    }

    /** On real hardware each sensor says where it is read; {@code wired} collects that. */
    private static Sensing sensing(Fields fields,
            Optional<SortedMap<String, Wires.Probe>> wired) {
        Sensing.Fusion fusion = fields.parsed("fusion", Sensing.DEFAULTS.fusion(),
                "mean, minimum or weighted", text -> word(Sensing.Fusion.class, text));
        if (!fields.has("sensors")) {
            return new Sensing(fusion, Sensing.DEFAULTS.sensors());
        }
        Fields sensors = fields.object("sensors");
        SortedMap<String, Sensing.Sensor> all = new TreeMap<>();
        for (String name : sensors.keys()) {
            if (!SENSOR.matcher(name).matches()) {
                sensors.wrong(name, "is no name, want 1 to 16 of a-z, 0-9 and -");
            }
            Fields one = sensors.object(name);
            all.put(name, sensor(one, name));
            wired.ifPresent(map -> WiresReader.probe(one).ifPresent(probe -> map.put(name,
                    probe)));
            one.refuseUnknown();
        }
        return new Sensing(fusion, all);
    }

    private static Sensing.Sensor sensor(Fields fields, String name) {
        Sensing.Sensor usual = Sensing.DEFAULTS.sensors().getOrDefault(name, Sensing.PLAIN);
        Sensing.Kind kind = fields.parsed("kind", usual.kind(),
                "room, spare, outdoor, floor, humidity or window",
                text -> word(Sensing.Kind.class, text));
        int offset = fields.difference("offset", 0, -5_000, 5_000);
        int weight = (int) fields.whole("weight", 1, 1, 100);
        Optional<Duration> stale = fields.has("staleAfter")
                ? Optional.of(Durations.read(fields, "staleAfter",
                        SafetyLimits.DEFAULTS.staleAfter(), Duration.ofSeconds(30),
                        SafetyLimits.LONGEST_STALE_AFTER))
                : Optional.empty();
        return new Sensing.Sensor(kind, offset, weight, stale);
    }

    private static <E extends Enum<E>> Optional<E> word(Class<E> type, String text) {
        for (E one : type.getEnumConstants()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(text)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private static Hardware.Source source(Fields house) {
        boolean remote = house.has("at");
        LinkSettings.Broker at = LinkReader.address(house, "at")
                .orElse(new LinkSettings.Broker("localhost", 1));
        String model = house.text("model", "semi-detached");
        Optional<String> weather = house.has("weather")
                ? Optional.of(house.text("weather", ""))
                : Optional.empty();
        house.refuseUnknown();
        if (remote && (house.has("model") || weather.isPresent())) {
            house.wrong("at", "excludes model and weather, want one or the other");
        }
        return remote
                ? new Hardware.Source.Remote(at.host(), at.port())
                : new Hardware.Source.Model(model, weather);
    }
}
