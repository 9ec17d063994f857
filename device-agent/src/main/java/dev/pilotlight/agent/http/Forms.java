package dev.pilotlight.agent.http;

import dev.pilotlight.agent.core.LocalEdit;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Fields;
import dev.pilotlight.wire.Properties;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What people may send: bodies to edits, each refusal with its path and what is wanted. */
final class Forms {
    private static final String WANTED = "target, hold, mode, restore or tryNow";

    private Forms() {}

    /**
     * One of {@code {"target":21.5[,"until":...]}}, {@code {"hold":"none"}},
     * {@code {"mode":"off"}}, {@code {"restore":"hold"}}, {@code {"tryNow":true}}.
     */
    static Decoded<LocalEdit> control(byte[] body) {
        return Codec.parseObject(body).then(doc -> {
            List<String> asked = doc.fields().keySet().stream().filter(key -> !key.equals("until"))
                    .toList();
            if (asked.size() != 1) {
                return Decoded.malformed("",
                        "asks for " + (asked.isEmpty() ? "nothing" : String.join(" and ", asked))
                                + ", want exactly one of " + WANTED);
            }
            return edit(asked.getFirst(), Fields.of(doc, ""), doc);
        });
    }

    /** The pin in {@code {"pin":"123456"}}. */
    static Decoded<String> pin(byte[] body) {
        return Codec.parseObject(body).then(doc -> {
            Fields fields = Fields.of(doc, "");
            String pin = fields.text("pin");
            return fields.finish(() -> pin);
        });
    }

    /**
     * A whole week, and the revision that its author looked at; empty when the author does not say.
     */
    record Week(WeeklySchedule schedule, Optional<String> revision) {}

    /**
     * A week:
     * {@code {"zone":"Europe/Berlin","entries":{"morning":{"days":"daily","at":"06:30","target":21}}}}.
     */
    static Decoded<Week> schedule(byte[] body) {
        return Codec.parseObject(body).then(doc -> {
            Fields fields = Fields.of(doc, "");
            ZoneId zone = fields.required("zone", "want a time zone such as Europe/Berlin")
                    ? fields.nested("zone", ZoneOffset.UTC, Properties::zone)
                    : ZoneOffset.UTC;
            SortedMap<String, ScheduleEntry> entries = fields.required("entries",
                    "want an object of entries")
                            ? fields.nested("entries", new TreeMap<>(), Properties::entries)
                            : new TreeMap<>();
            Optional<String> revision = fields.has("revision")
                    ? Optional.of(fields.text("revision"))
                    : Optional.empty();
            return fields.finish(() -> new Week(new WeeklySchedule(zone, entries), revision));
        });
    }

    /** A moment from a query, or the fallback when it is not there. */
    static Decoded<Instant> moment(Request request, String key, Instant fallback) {
        String text = request.query().get(key);
        Optional<Instant> moment = text == null ? Optional.of(fallback) : Properties.instant(text);
        return moment.map(Decoded::ok).orElseGet(() -> Decoded.malformed(key,
                "is \"" + text + "\", want a moment such as 2017-02-28T22:30:00Z"));
    }

    /** A count from a query, or the fallback when it is not there. */
    static Decoded<Integer> count(Request request, String key, int fallback, int max) {
        String text = request.query().get(key);
        if (text == null) {
            return Decoded.ok(fallback);
        }
        boolean fits = text.matches("\\d{1,6}") && Integer.parseInt(text) >= 1
                && Integer.parseInt(text) <= max;
        return fits
                ? Decoded.ok(Integer.parseInt(text))
                : Decoded.malformed(key, "is \"" + text + "\", want 1 to " + max);
    }

    private static Decoded<LocalEdit> edit(String asked, Fields fields, Doc.Obj doc) {
        return switch (asked) {
            case "target" -> target(fields, doc);
            case "hold" -> clearHold(fields);
            case "mode" -> mode(fields);
            case "restore" -> restore(fields);
            case "tryNow" -> tryNow(fields);
            default -> Decoded.malformed(asked, "is not known here, want " + WANTED);
        };
    }

    private static Decoded<LocalEdit> target(Fields fields, Doc.Obj doc) {
        Temperature target = fields.temperature("target", Properties.LOWEST_TARGET,
                Properties.HIGHEST_TARGET);
        Optional<Instant> until = doc.get("until").isEmpty()
                ? Optional.empty()
                : Optional.of(fields.parsed("until", Instant.EPOCH,
                        "a moment such as 2017-02-28T22:30:00Z", Properties::instant));
        return fields.finish(() -> new LocalEdit.SetTarget(target, until));
    }

    private static Decoded<LocalEdit> clearHold(Fields fields) {
        fields.nested("hold", Properties.NONE, Forms::none);
        return fields.finish(LocalEdit.ClearHold::new);
    }

    private static Decoded<LocalEdit> mode(Fields fields) {
        Mode mode = fields.nested("mode", Mode.OFF, Properties::mode);
        return fields.finish(() -> new LocalEdit.SetMode(mode));
    }

    private static Decoded<LocalEdit> restore(Fields fields) {
        String property = fields.text("restore");
        return fields.finish(() -> new LocalEdit.RestoreLoser(property));
    }

    private static Decoded<LocalEdit> tryNow(Fields fields) {
        if (!fields.bool("tryNow", false)) {
            fields.wrong("tryNow", "is not true, want true");
        }
        return fields.finish(LocalEdit.TryNow::new);
    }

    private static Decoded<Doc.Text> none(Doc doc) {
        return doc.equals(Properties.NONE)
                ? Decoded.ok(Properties.NONE)
                : Decoded.malformed("", "is " + Fields.shown(doc) + ", want none");
    }
}
