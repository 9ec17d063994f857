package dev.pilotlight.agent.http;

import dev.pilotlight.agent.core.RoomView;
import dev.pilotlight.agent.sensing.Detector;
import dev.pilotlight.agent.sensing.Probe;
import dev.pilotlight.agent.sensing.Reading;
import dev.pilotlight.agent.sensing.Trust;
import dev.pilotlight.config.Sensing;
import dev.pilotlight.twin.Doc;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The room and its sensors as the API tells them. */
final class SensorsJson {
    private SensorsJson() {}

    static Doc room(RoomView room) {
        return Doc.Obj.of("value", StatusJson.temperature(room.value()), "age", StatusJson.seconds(
                room.age())).with("fresh", Doc.bool(room.fresh())).with("sensor", Doc.text(room
                        .rung()))
                .with("outdoor", StatusJson.temperature(room.outdoor()))
                .with("floor", StatusJson.temperature(room.sight().floor()))
                .with("humidity", number(room.sight().humidity()))
                .with("windowOpen", Doc.bool(room.sight().windowOpen()));
    }

    /** Every sensor, believed or not. */
    static Doc all(RoomView room, Duration now) {
        List<Doc> all = new ArrayList<>();
        room.thermometers().forEach(one -> all.add(thermometer(one, now)));
        room.detectors().forEach(one -> all.add(detector(one, now)));
        return new Doc.Arr(all);
    }

    private static Doc thermometer(Probe one, Duration now) {
        var last = one.sensor().last();
        return named(one.name(), one.settings().kind(), one.trust(), one.sensor().isTroubled())
                .with("value", StatusJson.temperature(last.map(Reading::value)))
                .with("age", last.<Doc>map(reading -> StatusJson.seconds(reading.age(now)))
                        .orElse(Doc.Null.VALUE))
                .with("rejected", Doc.num(one.sensor().rejected()))
                .with("trouble", Doc.text(one.sensor().trouble()))
                .with("offset", Doc.num(BigDecimal.valueOf(one.settings().offsetMilliK(), 3)));
    }

    private static Doc detector(Detector one, Duration now) {
        Doc.Obj named = named(one.name(), one.settings().kind(), one.trust(now), !one.trouble()
                .isEmpty())
                .with("age", one.value().isPresent()
                        ? StatusJson.seconds(one.age(now))
                        : Doc.Null.VALUE)
                .with("rejected", Doc.num(one.rejected()))
                .with("trouble", Doc.text(one.trouble()));
        return one.settings().kind() == Sensing.Kind.WINDOW
                ? named.with("open", one.value().isPresent()
                        ? Doc.bool(one.value().getAsInt() == 1)
                        : Doc.Null.VALUE)
                : named.with("humidity", number(one.value()));
    }

    /** One that fails now is not good, although what it last said is still believed. */
    private static Doc.Obj named(String name, Sensing.Kind kind, Trust trust, boolean fails) {
        return Doc.Obj.of("name", Doc.text(name), "kind", StatusJson.word(kind))
                .with("good", Doc.bool(trust == Trust.GOOD && !fails))
                .with("trust", Doc.text(trust.text()));
    }

    private static Doc number(OptionalInt value) {
        return value.isPresent() ? Doc.num(value.getAsInt()) : Doc.Null.VALUE;
    }
}
