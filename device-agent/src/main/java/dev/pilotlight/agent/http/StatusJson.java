package dev.pilotlight.agent.http;

import dev.pilotlight.agent.core.LinkView;
import dev.pilotlight.agent.core.Status;
import dev.pilotlight.agent.equipment.Outputs;
import dev.pilotlight.schedule.Preset;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Degrees;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Entries;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Goals;
import dev.pilotlight.wire.Properties;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A status as the API tells it: times in ISO 8601, ages in seconds, temperatures in °C, null for
 * what is not known.
 */
final class StatusJson {
    private StatusJson() {}

    static Doc.Obj of(Status status) {
        Status.Aim aim = status.aim();
        return Doc.Obj.of("number", Doc.num(status.number()), "at", time(status.at().wall()))
                .with("clock", word(status.at().clock())).with("room", SensorsJson.room(status
                        .room()))
                .with("mode", Properties.mode(aim.mode())).with("target", temperature(aim.target()))
                .with("source", Doc.text(aim.source())).with("reason", Doc.text(aim.reason()))
                .with("next", aim.next().<Doc>map(StatusJson::next).orElse(Doc.Null.VALUE))
                .with("until", aim.lasting().until().map(StatusJson::time).orElse(Doc.Null.VALUE))
                .with("permanent", Doc.bool(aim.lasting().permanent()))
                .with("preset", aim.lasting().preset().map(StatusJson::preset)
                        .orElse(Doc.Null.VALUE))
                .with("hold", orNull(Properties.hold(aim.overrides().hold())))
                .with("lease", orNull(Properties.lease(aim.overrides().lease())))
                .with("vacation", orNull(Goals.vacation(aim.overrides().vacation())))
                .with("settings", settings(status.plan()))
                .with("display", display(status))
                .with("sensors", SensorsJson.all(status.room(), status.at().uptime()))
                .with("relays", relays(status.drive()))
                .with("expected", expected(status.drive().expected()))
                .with("schedule", schedule(status.plan().schedule()))
                .with("superseded",
                        list(status.plan().superseded().stream().map(StatusJson::superseded)
                                .toList()))
                .with("hazards",
                        list(status.health().hazards().stream().map(StatusJson::hazard).toList()))
                .with("link", link(status.health().link(), status.at().wall()))
                .with("agent", agent(status.health()));
    }

    private static Doc orNull(Doc override) {
        return override.equals(Properties.NONE) ? Doc.Null.VALUE : override;
    }

    private static Doc preset(Preset preset) {
        return Doc.text(preset.word());
    }

    /** How the owner wants things done, and within which bounds. */
    private static Doc.Obj settings(Status.Plan plan) {
        Doc.Obj presets = Doc.Obj.EMPTY;
        for (Preset preset : Preset.values()) {
            presets = presets.with(preset.word(), Goals.setting(plan.preferences().presets().of(
                    preset)));
        }
        return Doc.Obj.of("presets", presets, "unit", Properties.unit(plan.preferences().unit()))
                .with("earlyStart", Doc.bool(plan.preferences().early().start()))
                .with("earlyStop", Doc.bool(plan.preferences().early().stop()))
                .with("least", Doc.num(plan.least().decimal()))
                .with("most", Doc.num(plan.most().decimal()));
    }

    /** The same temperatures as people read them, in the degrees that they chose. */
    private static Doc.Obj display(Status status) {
        Degrees unit = status.plan().preferences().unit();
        return Doc.Obj.of("unit", Doc.text(unit.sign()), "room", shown(status.room().value(),
                unit)).with("outdoor", shown(status.room().outdoor(), unit))
                .with("target", shown(status.aim().target(), unit))
                .with("next", shown(status.aim().next().map(Status.Next::target), unit));
    }

    private static Doc shown(Optional<Temperature> temperature, Degrees unit) {
        return temperature.<Doc>map(one -> Doc.num(unit.number(one))).orElse(Doc.Null.VALUE);
    }

    private static Doc.Obj expected(Status.Expected expected) {
        Doc arrival = expected.arrival().<Doc>map(one -> Doc.Obj.of("target", Doc.num(one.target()
                .decimal()), "at", time(one.at())).with("early", Doc.bool(one.early())))
                .orElse(Doc.Null.VALUE);
        return Doc.Obj.of("arrival", arrival, "basis", Doc.text(expected.basis())).with("learned",
                list(expected.learned().stream().<Doc>map(fact -> Doc.Obj.of("name", Doc.text(fact
                        .name()), "value", Doc.text(fact.value()))).toList()));
    }

    static Doc.Obj schedule(WeeklySchedule schedule) {
        Doc.Obj entries = Doc.Obj.EMPTY;
        for (var entry : schedule.entries().entrySet()) {
            entries = entries.with(entry.getKey(), Entries.entry(entry.getValue()));
        }
        Doc.Obj week = Doc.Obj.of("zone", Properties.zone(schedule.zone()), "entries", entries);
        return week.with("revision", Doc.text(revision(week)));
    }

    /**
     * Names this very week, so that a page that looked at another one does not overwrite what it
     * never saw (law L6).
     */
    static String revision(WeeklySchedule schedule) {
        return schedule(schedule).string("revision").orElseThrow();
    }

    private static String revision(Doc.Obj week) {
        CRC32C sum = new CRC32C();
        sum.update(Codec.write(week));
        return Long.toHexString(sum.getValue());
    }

    private static Doc next(Status.Next next) {
        return Doc.Obj.of("target", Doc.num(next.target().decimal()), "at", time(next.at()));
    }

    private static Doc relays(Status.Drive drive) {
        return outputs(drive.asked()).with("reported", outputs(drive.readBack())).with("why",
                Doc.text(drive.why()));
    }

    private static Doc.Obj outputs(Outputs outputs) {
        return Doc.Obj.of("heat", Doc.bool(outputs.heats()), "cool", Doc.bool(outputs.cools()));
    }

    private static Doc superseded(Status.Superseded lost) {
        return Doc.Obj.of("property", Doc.text(lost.property()), "value", Doc.text(lost.value()))
                .with("name", Doc.text(lost.name()))
                .with("by", Doc.text(lost.by())).with("at", time(lost.at()));
    }

    private static Doc hazard(Status.Hazard hazard) {
        return Doc.Obj.of("kind", Doc.text(hazard.kind()), "text", Doc.text(hazard.text()))
                .with("since", time(hazard.since()));
    }

    private static Doc link(LinkView link, Instant now) {
        return Doc.Obj.of("state", word(link.state()), "sentence", Doc.text(link.sentence()))
                .with("cause", Doc.text(link.cause())).with("since", time(link.since()))
                .with("age", seconds(Duration.between(link.since(), now)))
                .with("waiting", Doc.num(link.waiting()))
                .with("quarantined", Doc.num(link.retry().backlog().quarantined()))
                .with("oldest", link.retry().backlog().oldest()
                        .map(at -> seconds(Duration.between(at, now))).orElse(Doc.Null.VALUE))
                .with("broker", Doc.text(link.retry().path().broker()))
                .with("breaker", Doc.text(link.retry().path().breaker()))
                .with("attempt", Doc.num(link.retry().attempt()))
                .with("nextTry",
                        link.retry().nextTry().map(StatusJson::seconds).orElse(Doc.Null.VALUE))
                .with("lastContact",
                        link.retry().lastContact().map(StatusJson::seconds).orElse(Doc.Null.VALUE));
    }

    private static Doc agent(Status.Health health) {
        return Doc.Obj.of("boot", Doc.text(health.boot()), "started", time(health.started()))
                .with("storage", Doc.text(health.storage()))
                .with("ticks", Doc.num(health.beat().ticks()))
                .with("worstLateness", seconds(health.beat().worst()));
    }

    static Doc temperature(Optional<Temperature> temperature) {
        return temperature.<Doc>map(t -> Doc.num(t.decimal())).orElse(Doc.Null.VALUE);
    }

    private static Doc time(Instant at) {
        return Doc.text(at.toString());
    }

    static Doc seconds(Duration duration) {
        return Doc.num(BigDecimal.valueOf(duration.toMillis(), 3));
    }

    static Doc word(Enum<?> value) {
        return Doc.text(value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static Doc list(List<Doc> items) {
        return new Doc.Arr(items);
    }
}
