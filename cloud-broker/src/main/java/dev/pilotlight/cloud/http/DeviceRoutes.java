package dev.pilotlight.cloud.http;

import dev.pilotlight.cloud.port.Archive;
import dev.pilotlight.cloud.port.Board;
import dev.pilotlight.cloud.port.DeviceView;
import dev.pilotlight.cloud.port.Registry;
import dev.pilotlight.cloud.port.Registry.Registered;
import dev.pilotlight.cloud.port.TimeSource;
import dev.pilotlight.cloud.telemetry.Reading;
import dev.pilotlight.cloud.telemetry.Thinning;
import dev.pilotlight.cloud.twins.Shadow;
import dev.pilotlight.cloud.twins.ShadowLedger;
import dev.pilotlight.cloud.twins.TwinWeek;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.DeviceId;
import dev.pilotlight.wire.Entries;
import dev.pilotlight.wire.Properties;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can be asked about devices, and registering one. Any thread that may block. */
final class DeviceRoutes {
    private static final int MAX_POINTS = 5_000;
    private static final int POINTS = 1_000;
    /** What a chart shows; their extremes go before those of others. */
    private static final List<String> MEASURES = List.of("room", "target");
    private static final int MAX_EVENTS = 1_000;
    private static final int EVENTS = 200;

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final Logger LOG = LoggerFactory.getLogger(DeviceRoutes.class);

    private final Registry registry;
    private final Archive archive;
    private final Board board;
    private final TimeSource time;

    DeviceRoutes(Services services) {
        this.registry = services.registry();
        this.archive = services.archive();
        this.board = services.board();
        this.time = services.time();
    }

    void addTo(RoutesConfig routes) {
        String one = "/api/v1/devices/{thing}";
        routes.get("/api/v1/devices", this::list);
        routes.get(one, this::show);
        routes.get(one + "/telemetry", this::telemetry);
        routes.get(one + "/events", this::events);
        routes.get(one + "/shadows/{name}", this::shadow);
    }

    /** One device in brief, as it stands at this moment; empty when it is not registered. */
    Optional<Doc.Obj> summary(DeviceId device) {
        return registry.device(device).map(this::summary);
    }

    private Doc.Obj summary(Registered device) {
        DeviceView view = board.view(device.device()).orElseGet(() -> new DeviceView(
                device.device(), archive.memory(device.device()), Optional.empty()));
        return DeviceJson.summary(device, view, time.wall(), time.uptime());
    }

    /** One device that cannot be read must not hide the others. */
    private Doc.Obj summaryOrReason(Registered device) {
        try {
            return summary(device);
        } catch (RuntimeException unreadable) {
            LOG.error("what is stored of {} cannot be read", device.device(), unreadable);
            Doc sentence = Doc.text("what is stored of it cannot be read");
            return Doc.Obj.of("thing", Doc.text(device.device().value()), "presence",
                    Doc.Obj.of("online", Doc.bool(false), "state", Doc.text("unknown"))
                            .with("sentence", sentence))
                    .with("revoked", Doc.bool(device.revoked()))
                    .with("added", DeviceJson.time(device.added()));
        }
    }

    private void list(Context context) {
        List<Doc> devices = registry.devices().stream().<Doc>map(this::summaryOrReason).toList();
        Json.reply(context, 200, Doc.Obj.of("devices", new Doc.Arr(devices), "now",
                DeviceJson.time(time.wall())));
    }

    private void show(Context context) {
        DeviceId device = known(context).device();
        List<Doc> tallies = archive.tallies(device).stream().<Doc>map(DeviceJson::tally).toList();
        Doc.Obj doc = summary(device).orElse(Doc.Obj.EMPTY)
                .with("history", new Doc.Arr(tallies)).with("now", DeviceJson.time(time.wall()));
        Json.reply(context, 200, doc);
    }

    private void telemetry(Context context) {
        DeviceId device = known(context).device();
        Instant to = moment(context, "to", time.wall().plusSeconds(1));
        Instant from = moment(context, "from", to.minus(Duration.ofHours(24)));
        if (from.isAfter(to)) {
            throw new Refusal(400, "from is " + from + ", which is after to, " + to
                    + "; want it before");
        }
        int max = number(context, "max", POINTS, MAX_POINTS);
        Archive.Span span = archive.span(device, from, to);
        List<Reading> kept = Thinning.thin(span.readings(), max, MEASURES, Reading::measures);
        Json.reply(context, 200, Doc.Obj
                .of("points", new Doc.Arr(kept.stream().<Doc>map(DeviceJson::point).toList()),
                        "total", Doc.num(span.total()))
                .with("thinned", Doc.bool(kept.size() < span.total()))
                .with("complete", Doc.bool(span.complete()))
                .with("from", DeviceJson.time(from)).with("to", DeviceJson.time(to)));
    }

    private void events(Context context) {
        DeviceId device = known(context).device();
        List<Doc> events = archive.events(device, number(context, "max", EVENTS, MAX_EVENTS))
                .stream().<Doc>map(DeviceJson::event).toList();
        Json.reply(context, 200, Doc.Obj.of("events", new Doc.Arr(events)));
    }

    private void shadow(Context context) {
        DeviceId device = known(context).device();
        Shadow shadow = board.view(device).map(DeviceView::memory)
                .orElseGet(() -> archive.memory(device)).shadow(context.pathParam("name"));
        if (!shadow.present()) {
            throw new Refusal(404, "no shadow exists with that name");
        }
        Doc.Obj document = ShadowLedger.document(shadow, time.wall()).with("superseded",
                shadow.losers());
        boolean week = context.pathParam("name").equals(Properties.SCHEDULE);
        Json.reply(context, 200, week ? document.with("week", week(shadow)) : document);
    }

    /** All entries by name, also those that the twin keeps packed. */
    private static Doc.Obj week(Shadow schedule) {
        Doc.Obj week = Doc.Obj.EMPTY;
        for (Map.Entry<String, ScheduleEntry> entry : TwinWeek.of(schedule).entries().entrySet()) {
            week = week.with(entry.getKey(), Entries.entry(entry.getValue()));
        }
        return week;
    }

    /** The registered device that the path names. */
    private Registered known(Context context) {
        return registry.device(Json.device(context))
                .orElseThrow(() -> new Refusal(404, "no such device, see /api/v1/devices"));
    }

    private static Instant moment(Context context, String name, Instant fallback) {
        String text = context.queryParam(name);
        if (text == null) {
            return fallback;
        }
        try {
            Instant asked = text.matches("\\d{1,15}")
                    ? Instant.ofEpochMilli(Long.parseLong(text))
                    : Instant.parse(text);
            if (asked.isBefore(Instant.EPOCH) || asked.isAfter(LAST)) {
                throw new Refusal(400, name + " is " + asked + ", want 1970 to 9999");
            }
            return asked;
        } catch (DateTimeException malformed) {
            throw new Refusal(400, name + " is not a moment, want milliseconds since 1970 or "
                    + "such as 2017-02-28T22:30:00Z");
        }
    }

    private static int number(Context context, String name, int fallback, int max) {
        String text = context.queryParam(name);
        if (text == null) {
            return fallback;
        }
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > max) {
            throw new Refusal(400, name + " is not right, want a whole number from 1 to " + max);
        }
        return Integer.parseInt(text);
    }
}
