package dev.pilotlight.agent.http;

import dev.pilotlight.agent.port.RemoteReading;
import dev.pilotlight.agent.port.RemoteReading.Said;
import dev.pilotlight.config.Sensing;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Shown;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Fields;
import java.time.Duration;

/**
 * What a remote sensor sends to {@code PUT /api/v1/sensors/NAME}: {@code {"value":20.5}} of a
 * thermometer, {@code {"humidity":45}}, {@code {"open":true}} of a window, each with {@code age} in
 * seconds if it is not fresh. The sensor has to be in the configuration.
 */
record Remote(Sensing sensing) {
    private static final Temperature LEAST = Temperature.ofMilliC(-100_000);
    private static final Temperature MOST = Temperature.ofMilliC(200_000);

    Decoded<RemoteReading> read(String name, byte[] json) {
        Sensing.Sensor sensor = sensing.sensors().get(name);
        if (sensor == null) {
            return Decoded.malformed("sensor", "is " + Shown.of(Doc.text(name))
                    + ", want one that the configuration names: " + String.join(", ", sensing
                            .sensors().keySet()));
        }
        return Codec.parseObject(json).then(body -> {
            Fields fields = Fields.of(body, "");
            Said said = said(sensor.kind(), fields);
            long age = fields.whole("age", 0, 0, RemoteReading.OLDEST.toSeconds());
            return fields.finish(() -> new RemoteReading(name, said, Duration.ofSeconds(age)));
        });
    }

    private static Said said(Sensing.Kind kind, Fields fields) {
        return switch (kind) {
            case ROOM, SPARE, OUTDOOR, FLOOR -> new Said.Warm(fields.temperature("value", LEAST,
                    MOST));
            case HUMIDITY -> new Said.Fact((int) fields.whole("humidity", 0, 100));
            case WINDOW -> {
                boolean given = fields.required("open", "want true or false");
                yield new Said.Fact(given && fields.bool("open", false) ? 1 : 0);
            }
        };
    }
}
