package dev.pilotlight.agent;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Codec;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says how the running agent is. */
@Command(name = "status", description = "Says what the running agent does, and why.")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private Places places = new Places();

    @Option(names = "--json", description = "Everything, as the API tells it.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        PageClient page = new PageClient(
                Configuration.installed(places.config()).connections().page(),
                places.data());
        Doc.Obj status = page.get("/api/v1/state");
        System.out.println(json ? Codec.text(status) : words(status));
        return 0;
    }

    /** The sentence first, then what people may want to know besides. */
    static String words(Doc.Obj status) {
        List<String> lines = new ArrayList<>();
        lines.add(status.string("reason").orElse(""));
        status.object("display").flatMap(display -> display.number("outdoor").map(
                outdoor -> "outdoors " + outdoor.setScale(1, RoundingMode.HALF_UP) + " " + display
                        .string("unit").orElse("")))
                .ifPresent(lines::add);
        String sensors = SensorWords.of(status);
        if (!sensors.isEmpty()) {
            lines.add(sensors);
        }
        status.object("expected").flatMap(expected -> expected.string("basis"))
                .filter(basis -> !basis.isEmpty()).map(basis -> "control: " + basis)
                .ifPresent(lines::add);
        status.object("settings").map(PresetWords::of).filter(words -> !words.isEmpty())
                .ifPresent(lines::add);
        status.object("settings").ifPresent(settings -> lines.addAll(switchedOff(settings)));
        status.object("vacation").map(StatusCommand::vacation).ifPresent(lines::add);
        status.object("link").flatMap(link -> link.string("sentence")).ifPresent(lines::add);
        items(status, "hazards").forEach(hazard -> lines.add("attention: " + hazard.string("text")
                .orElse("")));
        items(status, "superseded").forEach(lost -> lines.add("changed in two places: " + lost
                .string("name").orElse("") + " was also " + lost.string("value").orElse("")
                + " (by " + lost.string("by").orElse("") + "); the page can restore it"));
        return String.join("\n", lines);
    }

    private static List<String> switchedOff(Doc.Obj settings) {
        List<String> off = new ArrayList<>();
        if (settings.get("earlyStart").filter(Doc.bool(false)::equals).isPresent()) {
            off.add("early start is switched off");
        }
        if (settings.get("earlyStop").filter(Doc.bool(false)::equals).isPresent()) {
            off.add("early stop is switched off");
        }
        return off;
    }

    private static String vacation(Doc.Obj vacation) {
        return "vacation from " + vacation.string("from").orElse("") + " until " + vacation.string(
                "until").orElse("");
    }

    static List<Doc.Obj> items(Doc.Obj status, String list) {
        return status.get(list).orElse(Doc.Null.VALUE) instanceof Doc.Arr(var items)
                ? items.stream().filter(Doc.Obj.class::isInstance).map(Doc.Obj.class::cast).toList()
                : List.of();
    }
}
