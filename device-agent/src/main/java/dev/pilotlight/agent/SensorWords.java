package dev.pilotlight.agent;

import dev.pilotlight.agent.sensing.Trust;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Degrees;
import dev.pilotlight.units.Temperature;
import java.util.List;

/** Every sensor in one line, from what {@code /api/v1/state} told. */
final class SensorWords {
    private SensorWords() {}

    static String of(Doc.Obj status) {
        Degrees unit = status.object("settings").flatMap(settings -> settings.string("unit"))
                .flatMap(Degrees::parse).orElse(Degrees.CELSIUS);
        List<String> words = StatusCommand.items(status, "sensors").stream().map(
                sensor -> one(sensor, unit)).toList();
        return words.isEmpty() ? "" : "sensors: " + String.join(", ", words);
    }

    private static String one(Doc.Obj sensor, Degrees unit) {
        String rejected = sensor.number("rejected").filter(count -> count.signum() > 0).map(
                count -> " (" + count.toPlainString() + " rejected)").orElse("");
        boolean good = sensor.get("good").filter(Doc.bool(true)::equals).isPresent();
        return sensor.string("name").orElse("") + " " + value(sensor, unit) + (good
                ? ""
                : ", " + wrong(sensor) + ": " + sensor.string("trouble").filter(text -> !text
                        .isEmpty()).or(() -> sensor.string("trust")).orElse(""))
                + rejected;
    }

    /** One word for one thing: it answers nothing now, or what it answers is not believed. */
    static String wrong(Doc.Obj sensor) {
        boolean failing = sensor.string("trust").filter(Trust.GOOD.text()::equals).isPresent();
        return failing ? "answers nothing" : "not believed";
    }

    private static String value(Doc.Obj sensor, Degrees unit) {
        if (sensor.get("open").isPresent()) {
            return sensor.get("open").filter(Doc.bool(true)::equals).isPresent()
                    ? "open"
                    : "closed";
        }
        return sensor.number("humidity").map(percent -> percent.toPlainString() + " %")
                .or(() -> sensor.number("value").map(Temperature::ofCelsius).map(unit::shown))
                .orElse("-");
    }
}
