package dev.pilotlight.agent;

import dev.pilotlight.twin.Doc;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What the running agent itself says is wrong; of the state that its API tells. */
final class RoomChecks {
    private static final BigDecimal LATE_SECONDS = BigDecimal.ONE;

    private RoomChecks() {}

    static void of(Doc.Obj state, Diagnosis diagnosis) {
        diagnosis.good("agent: " + state.string("reason").orElse("runs"));
        StatusCommand.items(state, "sensors").forEach(sensor -> sensor(sensor, diagnosis));
        StatusCommand.items(state, "hazards").forEach(hazard -> diagnosis.wrong("attention: "
                + hazard.string("text").orElse(""), remedy(hazard.string("kind").orElse(""))));
        state.object("agent").ifPresent(agent -> loop(agent, diagnosis));
        state.object("link").ifPresent(link -> link(link, diagnosis));
    }

    private static void sensor(Doc.Obj sensor, Diagnosis diagnosis) {
        String name = "sensor " + sensor.string("name").orElse("");
        String age = sensor.number("age").map(seconds -> seconds.setScale(0, RoundingMode.HALF_UP)
                + " s old").orElse("never read");
        if (sensor.get("good").filter(Doc.bool(true)::equals).isPresent()) {
            diagnosis.good(name + ": " + age);
            return;
        }
        String trouble = sensor.string("trouble").filter(text -> !text.isEmpty())
                .or(() -> sensor.string("trust")).orElse("");
        diagnosis.wrong(name + ": " + age + ", " + SensorWords.wrong(sensor) + ": " + trouble,
                "look at its wires and its place in the configuration; pilotlight probe lists"
                        + " what answers");
    }

    private static String remedy(String kind) {
        return switch (kind) {
            case String sensor when sensor.startsWith("sensor") -> "see that sensor above";
            case String clock when clock.startsWith("clock") -> "see the clock below";
            case String disk when disk.startsWith("storage") || disk.startsWith("disk") ->
                "see the card below";
            case String window when window.startsWith("window") -> "shut the window";
            default -> "the page tells since when, and what it does meanwhile";
        };
    }

    private static void loop(Doc.Obj agent, Diagnosis diagnosis) {
        BigDecimal worst = agent.number("worstLateness").orElse(BigDecimal.ZERO);
        if (worst.compareTo(LATE_SECONDS) > 0) {
            diagnosis.wrong("control: one decision was " + worst.toPlainString() + " s late",
                    "see what else uses this board: top");
        } else {
            diagnosis.good("control: no decision was later than " + worst.toPlainString() + " s");
        }
        agent.string("storage").filter(text -> !text.isEmpty()).ifPresent(text -> diagnosis.wrong(
                "journal: " + text, "see the card below"));
    }

    private static void link(Doc.Obj link, Diagnosis diagnosis) {
        String sentence = "link: " + link.string("sentence").orElse("");
        switch (link.string("state").orElse("")) {
            case "online", "local-only", "none" -> diagnosis.good(sentence);
            default -> diagnosis.wrong(sentence,
                    "the room needs no cloud; it is tried again by itself. Is the network there,"
                            + " and is link.brokers right?");
        }
    }
}
