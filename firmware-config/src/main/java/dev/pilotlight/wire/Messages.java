package dev.pilotlight.wire;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The messages on the data topics between their records and their bytes. */
public final class Messages {
    private static final Pattern BOOT = Pattern.compile("[A-Za-z0-9-]{1,32}");
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9_-]{0,31}");
    private static final long MAX_SEQ = 1L << 52;
    private static final long MAX_MILLIS = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();
    private static final BigDecimal MAX_VALUE = BigDecimal.valueOf(1_000_000_000);
    private static final Presence.State[] STATES = Presence.State.values();

    private Messages() {}

    public static byte[] write(Telemetry telemetry) {
        List<Doc> points = telemetry.points().stream().map(Messages::doc).toList();
        return Codec.write(Doc.Obj
                .of("boot", Doc.text(telemetry.boot()), "historical",
                        Doc.bool(telemetry.historical()))
                .with("points", new Doc.Arr(points)));
    }

    public static Decoded<Telemetry> telemetry(byte[] payload) {
        return Codec.parseObject(payload).then(doc -> {
            Fields fields = Fields.of(doc, "");
            String boot = boot(fields);
            boolean historical = fields.bool("historical", false);
            List<Point> points = list(fields, "points", Messages::point);
            return fields.finish(() -> new Telemetry(boot, historical, points));
        });
    }

    public static byte[] write(DeviceEvents events) {
        List<Doc> items = events.events().stream().map(Messages::doc).toList();
        return Codec
                .write(Doc.Obj.of("boot", Doc.text(events.boot()), "events", new Doc.Arr(items)));
    }

    public static Decoded<DeviceEvents> events(byte[] payload) {
        return Codec.parseObject(payload).then(doc -> {
            Fields fields = Fields.of(doc, "");
            String boot = boot(fields);
            List<DeviceEvent> events = list(fields, "events", Messages::event);
            return fields.finish(() -> new DeviceEvents(boot, events));
        });
    }

    public static byte[] write(Presence presence) {
        return Codec.write(Doc.Obj
                .of("state", Doc.text(presence.state().word()), "bdSeq", Doc.num(presence.bdSeq()))
                .with("ts", Doc.num(presence.at().toEpochMilli())));
    }

    public static Decoded<Presence> presence(byte[] payload) {
        if (payload.length > Limits.PRESENCE_BYTES) {
            return Decoded.malformed("", "has " + payload.length + " bytes, want at most "
                    + Limits.PRESENCE_BYTES);
        }
        return Codec.parseObject(payload).then(doc -> {
            Fields fields = Fields.of(doc, "");
            fields.required("state", "want a word such as ready");
            Presence.State state = fields.parsed("state", Presence.State.LOST,
                    "init, ready, disconnected, sleeping or lost", Messages::state);
            long bdSeq = fields.whole("bdSeq", 0, MAX_SEQ);
            Instant at = time(fields);
            return fields.finish(() -> new Presence(state, bdSeq, at));
        });
    }

    private static Doc doc(Point point) {
        SortedMap<String, Doc> values = new TreeMap<>();
        point.values().forEach((name, value) -> values.put(name, Doc.num(value)));
        return stamped(point.seq(), point.at(), point.clockTrusted()).with("values",
                new Doc.Obj(values));
    }

    private static Decoded<Point> point(Doc doc) {
        Fields fields = Fields.of(doc, "");
        long seq = fields.whole("seq", 1, MAX_SEQ);
        Instant at = time(fields);
        boolean trusted = clock(fields);
        SortedMap<String, BigDecimal> values = fields.required("values",
                "want 1 to " + Limits.VALUES + " values")
                        ? fields.nested("values", new TreeMap<>(), Messages::values)
                        : new TreeMap<>();
        return fields.finish(() -> new Point(seq, at, trusted, values));
    }

    private static Doc doc(DeviceEvent event) {
        return stamped(event.seq(), event.at(), event.clockTrusted())
                .with("kind", Doc.text(event.kind())).with("text",
                        Doc.text(event.text()));
    }

    private static Decoded<DeviceEvent> event(Doc doc) {
        Fields fields = Fields.of(doc, "");
        long seq = fields.whole("seq", 1, MAX_SEQ);
        Instant at = time(fields);
        boolean trusted = clock(fields);
        fields.required("kind", "want a short word such as sensor-stale");
        String kind = fields.parsed("kind", "", "a short word such as sensor-stale",
                word -> NAME.matcher(word).matches() ? Optional.of(word) : Optional.empty());
        String text = fields.text("text", "");
        return fields.finish(() -> new DeviceEvent(seq, at, trusted, kind, text));
    }

    private static Doc.Obj stamped(long seq, Instant at, boolean trusted) {
        return Doc.Obj.of("seq", Doc.num(seq), "ts", Doc.num(at.toEpochMilli())).with("clk",
                Doc.text(trusted ? "ok" : "unknown"));
    }

    private static Decoded<SortedMap<String, BigDecimal>> values(Doc doc) {
        Fields fields = Fields.of(doc, "");
        SortedMap<String, BigDecimal> values = new TreeMap<>();
        List<String> names = fields.keys();
        if (names.isEmpty() || names.size() > Limits.VALUES) {
            fields.wrong("", "has " + names.size() + " values, want 1 to " + Limits.VALUES);
        }
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                fields.wrong(Shown.of(Doc.text(name)),
                        "is not a name, want a letter, then letters, digits, - or _");
            }
            fields.nested(name, Boolean.FALSE, value -> number(value).map(number -> {
                values.put(name, number);
                return Boolean.TRUE;
            }));
        }
        return fields.finish(() -> values);
    }

    private static Decoded<BigDecimal> number(Doc doc) {
        return doc instanceof Doc.Num(BigDecimal value) && value.abs().compareTo(MAX_VALUE) <= 0
                ? Decoded.ok(value)
                : Decoded.malformed("",
                        "is " + Shown.of(doc) + ", want a number within ±1000000000");
    }

    private static <T> List<T> list(Fields fields, String key, Function<Doc, Decoded<T>> read) {
        return fields.required(key, "want 1 to " + Limits.BATCH)
                ? fields.nested(key, List.of(), doc -> items(doc, read))
                : List.of();
    }

    private static <T> Decoded<List<T>> items(Doc doc, Function<Doc, Decoded<T>> read) {
        if (!(doc instanceof Doc.Arr(List<Doc> docs)) || docs.isEmpty()
                || docs.size() > Limits.BATCH) {
            return Decoded.malformed("",
                    "is " + Shown.of(doc) + ", want a list of 1 to " + Limits.BATCH);
        }
        List<T> items = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < docs.size(); i++) {
            String place = "[" + i + "]";
            Decoded<T> item = read.apply(docs.get(i));
            item.toOptional().ifPresent(items::add);
            item.problems().forEach(problem -> problems.add(problem.under(place)));
        }
        return problems.isEmpty() ? Decoded.ok(items) : Decoded.malformed(problems);
    }

    private static String boot(Fields fields) {
        fields.required("boot", "want the name of one run of the device");
        return fields.parsed("boot", "", "1 to 32 letters, digits or hyphens",
                text -> BOOT.matcher(text).matches() ? Optional.of(text) : Optional.empty());
    }

    private static Instant time(Fields fields) {
        return Instant.ofEpochMilli(fields.whole("ts", 0, MAX_MILLIS));
    }

    private static boolean clock(Fields fields) {
        return fields.parsed("clk", Boolean.FALSE, "ok or unknown", word -> switch (word) {
            case "ok" -> Optional.of(Boolean.TRUE);
            case "unknown" -> Optional.of(Boolean.FALSE);
            default -> Optional.empty();
        });
    }

    private static Optional<Presence.State> state(String word) {
        return Arrays.stream(STATES).filter(state -> state.word().equals(word)).findFirst();
    }
}
