package dev.pilotlight.config;

import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.Presets;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Degrees;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.units.Problem;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Entries;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Fields;
import dev.pilotlight.wire.Goals;
import dev.pilotlight.wire.Properties;
import dev.pilotlight.wire.Topics;
import dev.pilotlight.wire.Week;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a configuration file and answers the configuration or every problem in it, each with its
 * path and what is wanted.
 */
public final class ConfigReader {
    private static final DeviceId NOBODY = new DeviceId("nobody");
    private static final Place NOWHERE = new Place(ZoneOffset.UTC, false);

    /**
     * Where the file is read.
     *
     * @param zone of a week that names none
     * @param asBefore whether the file is one that an earlier release took
     */
    private record Place(ZoneId zone, boolean asBefore) {}

    private ConfigReader() {}

    /**
     * Reads YAML (JSON is YAML too), at most {@link dev.pilotlight.wire.Limits#MESSAGE_BYTES} of
     * it.
     */
    public static Decoded<FirmwareConfig> read(byte[] yaml) {
        return Codec.yaml(yaml).then(ConfigReader::read);
    }

    /**
     * The same on the machine that is to run it: the week of a file without entries and zone, to
     * which people add entries later, is that of {@code here}, the machine's zone.
     */
    public static Decoded<FirmwareConfig> read(byte[] yaml, ZoneId here) {
        return Codec.yaml(yaml).then(doc -> current(newest(doc), new Place(here, false)));
    }

    /**
     * Reads the file that a device has had since an earlier release, which took a week without a
     * zone (it is in {@code here} now, the machine's) and entries at one moment (the greater key
     * holds), parts of a second, and read YAML as {@link Codec#yamlOfBefore} does: an upgrade never
     * ends heating. Everything else is refused as {@link #read(byte[])} does.
     */
    public static Decoded<FirmwareConfig> readInstalled(byte[] yaml, ZoneId here) {
        List<Decoded<FirmwareConfig>> readings = InstalledFile.readings(yaml).stream()
                .map(file -> file.then(doc -> current(newest(doc), new Place(here, true))))
                .toList();
        return readings.stream().filter(reading -> reading.problems().isEmpty()).findFirst()
                .orElse(readings.getLast());
    }

    /** Reads a week alone, in the form of a configuration's {@code schedule}. */
    public static Decoded<WeeklySchedule> schedule(byte[] yaml) {
        return Codec.yaml(yaml).then(doc -> {
            Fields top = Fields.of(doc, "");
            WeeklySchedule schedule = schedule(top, NOWHERE);
            if (schedule.entries().isEmpty()) {
                top.wrong("entries", "has none, want at least one");
            }
            return top.finish(() -> schedule);
        });
    }

    /** Reads a configuration that is a document already, of this schema or an older one. */
    public static Decoded<FirmwareConfig> read(Doc.Obj doc) {
        return current(newest(doc), NOWHERE);
    }

    /** The document in the newest schema; whether it is a good one, {@link #read} says. */
    public static Doc.Obj newest(Doc.Obj doc) {
        return Migrations.ALL.forward(doc);
    }

    /** What {@link #newest} changes, a sentence for each schema in between. */
    public static List<String> migrations(Doc.Obj doc) {
        return Migrations.ALL.ahead(doc).stream().map(Migrations.Step::sentence).toList();
    }

    private static Decoded<FirmwareConfig> current(Doc.Obj doc, Place here) {
        Fields top = Fields.of(doc, "");
        schema(top);
        DeviceId thing = thing(top);
        String tenant = top.parsed("tenant", "home", DeviceId.WANTED,
                text -> Topics.TENANT.matcher(text).matches()
                        ? Optional.of(text)
                        : Optional.empty());
        Hardware hardware = HardwareReader.read(top.object("hardware"),
                top.required("hardware", "want driver and what is wired"));
        SafetyLimits limits = LimitsReader.read(top.object("limits"));
        ControlSettings control = control(top.object("control"));
        FirmwareConfig.Connections connections = new FirmwareConfig.Connections(
                LinkReader.read(top.object("link")),
                telemetry(top.object("telemetry")), page(top.object("page")));
        WeeklySchedule schedule = schedule(top.object("schedule"), here);
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

    private static ControlSettings control(Fields fields) {
        ControlSettings defaults = ControlSettings.DEFAULTS;
        ControlSettings.Rule rule = fields.parsed("controller", defaults.controller(),
                "learning, pi or hysteresis", ControlSettings.Rule::parse);
        ControlSettings.Early early = new ControlSettings.Early(
                fields.bool("earlyStart", defaults.early().start()),
                fields.bool("earlyStop", defaults.early().stop()));
        int deadband = fields.difference("deadband", defaults.deadbandMilliK(), 100, 3_000);
        Duration tick = Durations.read(fields, "tick", defaults.tick(), Duration.ofMillis(10),
                Duration.ofSeconds(30));
        Temperature safe = fields.temperature("safeTarget", defaults.safeTarget(),
                Properties.LOWEST_TARGET,
                Properties.HIGHEST_TARGET);
        Degrees unit = fields.nested("unit", defaults.unit(), Properties::unit);
        Presets presets = presets(fields.object("presets"));
        fields.refuseUnknown();
        return new ControlSettings(rule, early, deadband, tick, safe, presets, unit);
    }

    private static Presets presets(Fields fields) {
        Presets presets = Presets.DEFAULTS;
        for (Preset preset : Preset.values()) {
            presets = presets.with(preset, fields.nested(preset.word(), presets.of(preset),
                    doc -> Goals.setting(preset, doc)));
        }
        fields.refuseUnknown();
        return presets;
    }

    private static TelemetrySettings telemetry(Fields fields) {
        TelemetrySettings defaults = TelemetrySettings.DEFAULTS;
        Duration every = Durations.read(fields, "every", defaults.every(), Duration.ofSeconds(1),
                Duration.ofHours(1));
        Duration keep = Durations.read(fields, "keep", defaults.keep(), Duration.ofHours(1),
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

    private static WeeklySchedule schedule(Fields fields, Place here) {
        ZoneId zone = zone(fields, here);
        SortedMap<String, ScheduleEntry> entries = fields.nested("entries", new TreeMap<>(),
                Entries::entries);
        fields.refuseUnknown();
        WeeklySchedule week = new WeeklySchedule(zone, entries);
        Optional<String> objection = here.asBefore() ? Week.tooLarge(week) : Week.objection(week);
        objection.ifPresent(why -> fields.wrong("entries", why));
        return week;
    }

    /** Whoever wrote times of day meant those of a place: a week never runs in UTC unasked. */
    private static ZoneId zone(Fields fields, Place here) {
        boolean known = !fields.has("entries") || here.asBefore() || fields.required("zone",
                "want the time zone of its entries, such as Europe/Berlin");
        return known ? fields.nested("zone", here.zone(), Properties::zone) : here.zone();
    }
}
