package dev.pilotlight.cloud.http;

import dev.pilotlight.cloud.port.DeviceView;
import dev.pilotlight.cloud.port.Registry.Registered;
import dev.pilotlight.cloud.presence.PresenceRules;
import dev.pilotlight.cloud.presence.PresenceRules.Standing;
import dev.pilotlight.cloud.presence.Sighting;
import dev.pilotlight.cloud.telemetry.Happening;
import dev.pilotlight.cloud.telemetry.Reading;
import dev.pilotlight.cloud.telemetry.Tally;
import dev.pilotlight.cloud.twins.Shadow;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.twin.Edits;
import dev.pilotlight.wire.Properties;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Devices as the API shows them: every value with its age (law L11). Pure. */
final class DeviceJson {
    private static final List<String> SHOWN = List.of("room", "target", "heat", "cool", "outdoor");

    /** A device's clock that is further ahead of the cloud's than this is said to be. */
    private static final Duration AHEAD = Duration.ofMinutes(2);

    private DeviceJson() {}

    /**
     * One device in brief.
     *
     * @param now the wall clock, for the ages of values
     * @param uptime for the age of the last word, which is real time
     */
    static Doc.Obj summary(Registered device, DeviceView view, Instant now, Duration uptime) {
        Doc.Obj doc = Doc.Obj.of("thing", Doc.text(device.device().value()), "presence",
                presence(view, now, uptime))
                .with("added", time(device.added())).with("revoked", Doc.bool(device.revoked()));
        if (device.certificateUntil().isPresent()) {
            doc = doc.with("certificateUntil", time(device.certificateUntil().get()));
        }
        Optional<Reading> latest = view.memory().latest();
        if (latest.isPresent()) {
            for (String name : SHOWN) {
                doc = withValue(doc, name, latest.get(), now);
            }
        }
        return withShadows(doc, view, now);
    }

    static Doc.Obj point(Reading reading) {
        return Doc.Obj.of("boot", Doc.text(reading.boot()), "seq", Doc.num(reading.seq()))
                .with("ts", Doc.num(reading.at().toEpochMilli()))
                .with("clk", Doc.text(reading.trusted() ? "ok" : "unknown"))
                .with("historical", Doc.bool(reading.historical()))
                .with("stored", Doc.num(reading.stored().toEpochMilli()))
                .with("values", reading.values());
    }

    static Doc.Obj event(Happening event) {
        return Doc.Obj.of("boot", Doc.text(event.boot()), "seq", Doc.num(event.seq()))
                .with("ts", Doc.num(event.at().toEpochMilli()))
                .with("clk", Doc.text(event.trusted() ? "ok" : "unknown"))
                .with("kind", Doc.text(event.kind())).with("text", Doc.text(event.text()))
                .with("stored", Doc.num(event.stored().toEpochMilli()));
    }

    static Doc.Obj tally(Tally tally) {
        return Doc.Obj.of("boot", Doc.text(tally.boot()), "last", Doc.num(tally.last()))
                .with("stored", Doc.num(tally.stored()))
                .with("missing", Doc.num(tally.missing()));
    }

    private static Doc.Obj presence(DeviceView view, Instant now, Duration uptime) {
        Optional<Duration> ago = view.heardAt().map(uptime::minus);
        Optional<Sighting> sighting = view.memory().sighting();
        Standing standing = PresenceRules.standing(sighting, ago);
        String said = sighting.map(s -> s.presence().state().word()).orElse("ready");
        Doc.Obj doc = Doc.Obj.of("online", Doc.bool(standing == Standing.ONLINE), "state",
                Doc.text(standing == Standing.ONLINE
                        ? said
                        : standing.name().toLowerCase(Locale.ROOT)))
                .with("sentence", Doc.text(sentence(standing, ago)));
        if (ago.isPresent()) {
            doc = doc.with("heardSecondsAgo", Doc.num(Math.max(0, ago.get().toSeconds())));
        }
        if (sighting.isPresent()) {
            doc = doc.with("said", Doc.text(said))
                    .with("since", time(sighting.get().since()))
                    .with("ageSeconds", age(sighting.get().since(), now))
                    .with("bdSeq", Doc.num(sighting.get().presence().bdSeq()));
        }
        return doc;
    }

    private static String sentence(Standing standing, Optional<Duration> ago) {
        String heard = ago.map(a -> a.toSeconds() + " s ago").orElse("");
        return switch (standing) {
            case ONLINE -> "heard " + heard;
            case SILENT -> "silent, last heard " + heard;
            case SLEEPING -> "sleeping by its own word";
            case DISCONNECTED -> "said goodbye";
            case LOST -> "connection lost";
            case UNKNOWN -> "not heard since the cloud started";
            case NEVER -> "never heard";
        };
    }

    private static Doc.Obj withValue(Doc.Obj doc, String name, Reading latest, Instant now) {
        boolean ahead = latest.at().isAfter(latest.stored().plus(AHEAD));
        String clock = ahead ? "ahead" : latest.trusted() ? "ok" : "unknown";
        Instant since = ahead ? latest.stored() : latest.at();
        return latest.values().get(name)
                .map(value -> doc.with(name, Doc.Obj.of("value", value, "at", time(latest.at()))
                        .with("ageSeconds", age(since, now)).with("clk", Doc.text(clock))))
                .orElse(doc);
    }

    private static Doc.Obj withShadows(Doc.Obj doc, DeviceView view, Instant now) {
        Doc.Obj result = doc;
        Doc.Obj shadows = Doc.Obj.EMPTY;
        for (Map.Entry<String, Shadow> shadow : view.memory().shadows().entrySet()) {
            shadows = shadows.with(shadow.getKey(), brief(shadow.getValue(), now));
        }
        result = result.with("shadows", shadows);
        Shadow health = view.memory().shadow(Properties.HEALTH);
        Optional<Doc> waiting = health.reported().values().get("waiting");
        if (waiting.isPresent()) {
            result = result.with("waiting", Doc.Obj.of("value", waiting.get(), "ageSeconds",
                    age(set(health, "waiting"), now)));
        }
        Shadow control = view.memory().shadow(Properties.CONTROL);
        Optional<Doc.Obj> status = control.reported().values().object(Properties.STATUS);
        return status.isEmpty()
                ? result
                : result.with("status", status.get().with("ageSeconds",
                        age(set(control, Properties.STATUS), now)));
    }

    private static Doc.Obj brief(Shadow shadow, Instant now) {
        List<Doc> pending = shadow.delta().without(Edits.META).fields().keySet().stream()
                .<Doc>map(Doc::text).toList();
        return Doc.Obj.of("version", Doc.num(shadow.version()), "present",
                Doc.bool(shadow.present()))
                .with("updated", time(shadow.updated()))
                .with("ageSeconds", age(shadow.updated(), now))
                .with("pending", new Doc.Arr(pending));
    }

    /** When the device last set anything of a reported property; not when others wrote. */
    private static Instant set(Shadow shadow, String property) {
        return shadow.reported().times().get(property).flatMap(DeviceJson::newest)
                .map(seconds -> Instant.ofEpochSecond(seconds.longValue()))
                .orElse(shadow.updated());
    }

    private static Optional<BigDecimal> newest(Doc times) {
        if (!(times instanceof Doc.Obj object)) {
            return Optional.empty();
        }
        Optional<BigDecimal> own = object.number("timestamp");
        return own.isPresent()
                ? own
                : object.fields().values().stream().map(DeviceJson::newest)
                        .flatMap(Optional::stream).max(Comparator.naturalOrder());
    }

    static Doc.Text time(Instant instant) {
        return Doc.text(instant.toString());
    }

    private static Doc.Num age(Instant then, Instant now) {
        return Doc.num(Math.max(0, Duration.between(then, now).toSeconds()));
    }
}
