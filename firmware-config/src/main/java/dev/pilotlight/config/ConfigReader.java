package dev.pilotlight.config;

import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.units.Problem;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Fields;
import dev.pilotlight.wire.Properties;
import dev.pilotlight.wire.Topics;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a configuration file and answers the configuration or every problem in it, each with its
 * path and what is wanted.
 */
public final class ConfigReader {
    private static final Pattern ADDRESS = Pattern
            .compile("(?:ssl://)?([A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:]+]):(\\d{1,5})");
    private static final DeviceId NOBODY = new DeviceId("nobody");

    private ConfigReader() {}

    /**
     * Reads YAML (JSON is YAML too), at most {@link dev.pilotlight.wire.Limits#MESSAGE_BYTES} of
     * it.
     */
    public static Decoded<FirmwareConfig> read(byte[] yaml) {
        return Codec.yaml(yaml).then(ConfigReader::read);
    }

    /** Reads a week alone, in the form of a configuration's {@code schedule}. */
    public static Decoded<WeeklySchedule> schedule(byte[] yaml) {
        return Codec.yaml(yaml).then(doc -> {
            Fields top = Fields.of(doc, "");
            WeeklySchedule schedule = schedule(top);
            if (schedule.entries().isEmpty()) {
                top.wrong("entries", "has none, want at least one");
            }
            return top.finish(() -> schedule);
        });
    }

    static Decoded<FirmwareConfig> read(Doc.Obj doc) {
        Fields top = Fields.of(doc, "");
        schema(top);
        DeviceId thing = thing(top);
        String tenant = top.parsed("tenant", "home", DeviceId.WANTED,
                text -> Topics.TENANT.matcher(text).matches()
                        ? Optional.of(text)
                        : Optional.empty());
        Hardware hardware = hardware(top.object("hardware"),
                top.required("hardware", "want driver and what is wired"));
        SafetyLimits limits = limits(top.object("limits"));
        ControlSettings control = control(top.object("control"));
        FirmwareConfig.Connections connections = new FirmwareConfig.Connections(
                link(top.object("link")),
                telemetry(top.object("telemetry")), page(top.object("page")));
        WeeklySchedule schedule = schedule(top.object("schedule"));
        return top
                .finish(() -> new FirmwareConfig(thing, tenant, hardware, limits, control,
                        connections, schedule))
                .then(ConfigReader::obeyingRules);
    }

    private static Decoded<FirmwareConfig> obeyingRules(FirmwareConfig config) {
        List<Problem> broken = ConfigRules.broken(config);
        return broken.isEmpty() ? Decoded.ok(config) : Decoded.malformed(broken);
    }

    private static void schema(Fields top) {
        long schema = top.whole("schema", 1, 1_000);
        if (schema > FirmwareConfig.SCHEMA) {
            top.wrong("schema", "is " + schema + ", want " + FirmwareConfig.SCHEMA
                    + ": the file is for a newer Pilotlight");
        }
    }

    private static DeviceId thing(Fields top) {
        return top.required("thing", "want the device's name, " + DeviceId.WANTED)
                ? top.parsed("thing", NOBODY, DeviceId.WANTED, DeviceId::parse)
                : NOBODY;
    }

    private static Hardware hardware(Fields fields, boolean present) {
        Fields equipment = fields.object("equipment");
        Hardware.Equipment wired = new Hardware.Equipment(equipment.bool("heat", true),
                equipment.bool("cool", false));
        equipment.refuseUnknown();
        if (present && fields.required("driver", "want house")) {
            fields.parsed("driver", "house", "house",
                    text -> text.equals("house") ? Optional.of(text) : Optional.empty());
        }
        Hardware house = new Hardware.SimulatedHouse(wired, source(fields.object("house")));
        fields.refuseUnknown();
        return house;
    }

    private static Hardware.Source source(Fields house) {
        boolean remote = house.has("at");
        LinkSettings.Broker at = address(house, "at")
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

    private static SafetyLimits limits(Fields fields) {
        SafetyLimits defaults = SafetyLimits.DEFAULTS;
        Temperature frost = fields.temperature("frostFloor", defaults.frostFloor(),
                SafetyLimits.LOWEST_FROST_FLOOR,
                SafetyLimits.HIGHEST_FROST_FLOOR);
        Temperature ceiling = fields.temperature("ceiling", defaults.ceiling(),
                SafetyLimits.LOWEST_CEILING,
                SafetyLimits.HIGHEST_CEILING);
        SafetyLimits.RestTimes heat = rests(fields.object("heat"), defaults.heat(),
                Duration.ofSeconds(30));
        SafetyLimits.RestTimes cool = rests(fields.object("cool"), defaults.cool(),
                Duration.ofMinutes(2));
        Duration stale = duration(fields, "staleAfter", defaults.staleAfter(),
                Duration.ofSeconds(30),
                SafetyLimits.LONGEST_STALE_AFTER);
        Duration run = duration(fields, "maximumRun", defaults.maximumRun(), Duration.ofMinutes(10),
                SafetyLimits.LONGEST_RUN);
        fields.refuseUnknown();
        return new SafetyLimits(frost, ceiling, heat, cool, stale, run);
    }

    private static SafetyLimits.RestTimes rests(Fields fields, SafetyLimits.RestTimes defaults,
            Duration shortest) {
        Duration on = duration(fields, "minimumOn", defaults.minimumOn(), shortest,
                Duration.ofMinutes(30));
        Duration off = duration(fields, "minimumOff", defaults.minimumOff(), shortest,
                Duration.ofMinutes(30));
        fields.refuseUnknown();
        return new SafetyLimits.RestTimes(on, off);
    }

    private static ControlSettings control(Fields fields) {
        ControlSettings defaults = ControlSettings.DEFAULTS;
        ControlSettings.Rule rule = fields.parsed("controller", defaults.controller(),
                "learning, pi or hysteresis", ControlSettings.Rule::parse);
        ControlSettings.Early early = new ControlSettings.Early(
                fields.bool("earlyStart", defaults.early().start()),
                fields.bool("earlyStop", defaults.early().stop()));
        int deadband = fields
                .temperature("deadband", Temperature.ofMilliC(defaults.deadbandMilliK()),
                        Temperature.ofMilliC(100), Temperature.ofMilliC(3_000))
                .milliC();
        Duration tick = duration(fields, "tick", defaults.tick(), Duration.ofMillis(10),
                Duration.ofMinutes(1));
        Temperature safe = fields.temperature("safeTarget", defaults.safeTarget(),
                Properties.LOWEST_TARGET,
                Properties.HIGHEST_TARGET);
        fields.refuseUnknown();
        return new ControlSettings(rule, early, deadband, tick, safe);
    }

    private static LinkSettings link(Fields fields) {
        Optional<LinkSettings.Broker> broker = address(fields, "broker");
        Duration cap = duration(fields, "backoffCap", LinkSettings.NONE.backoffCap(),
                Duration.ofSeconds(1),
                Duration.ofMinutes(10));
        fields.refuseUnknown();
        return new LinkSettings(broker, cap);
    }

    private static TelemetrySettings telemetry(Fields fields) {
        TelemetrySettings defaults = TelemetrySettings.DEFAULTS;
        Duration every = duration(fields, "every", defaults.every(), Duration.ofSeconds(1),
                Duration.ofHours(1));
        Duration keep = duration(fields, "keep", defaults.keep(), Duration.ofHours(1),
                Duration.ofDays(90));
        fields.refuseUnknown();
        return new TelemetrySettings(every, keep);
    }

    private static PageSettings page(Fields fields) {
        PageSettings page = new PageSettings(fields.text("host", PageSettings.DEFAULTS.host()),
                (int) fields.whole("port", PageSettings.DEFAULTS.port(), 0, 65_535));
        fields.refuseUnknown();
        return page;
    }

    private static WeeklySchedule schedule(Fields fields) {
        ZoneId zone = fields.nested("zone", ZoneOffset.UTC, Properties::zone);
        SortedMap<String, ScheduleEntry> entries = fields.nested("entries", new TreeMap<>(),
                Properties::entries);
        fields.refuseUnknown();
        return new WeeklySchedule(zone, entries);
    }

    private static Duration duration(Fields fields, String key, Duration fallback, Duration min,
            Duration max) {
        return fields.parsed(key, fallback,
                Durations.words(min) + " to " + Durations.words(max) + " (such as 10s, 5min, 12h)",
                text -> Durations.parse(text)
                        .filter(d -> d.compareTo(min) >= 0 && d.compareTo(max) <= 0));
    }

    private static Optional<LinkSettings.Broker> address(Fields fields, String key) {
        return fields.parsed(key, Optional.empty(), "an address such as cloud.example:8883",
                text -> {
                    Matcher form = ADDRESS.matcher(text);
                    return form.matches() && Integer.parseInt(form.group(2)) <= 65_535
                            && !form.group(2).equals("0")
                                    ? Optional.of(Optional.of(new LinkSettings.Broker(form.group(1),
                                            Integer.parseInt(form.group(2)))))
                                    : Optional.empty();
                });
    }
}
