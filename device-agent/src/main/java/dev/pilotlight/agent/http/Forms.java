package dev.pilotlight.agent.http;

import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.wire.Entries;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Fields;
import dev.pilotlight.wire.Properties;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What people may send: bodies and queries to values, each refusal with its path. */
final class Forms {
    private Forms() {}

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
                            ? fields.nested("entries", new TreeMap<>(), Entries::entries)
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
}
