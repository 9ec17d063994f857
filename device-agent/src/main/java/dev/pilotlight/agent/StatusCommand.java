package dev.pilotlight.agent;

import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Codec;
import java.math.BigDecimal;
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
        PageClient page = new PageClient(Configuration.read(places.config()).connections().page(),
                places.data());
        Doc.Obj status = page.get("/api/v1/state");
        System.out.println(json ? Codec.text(status) : words(status));
        return 0;
    }

    static String words(Doc.Obj status) {
        StringBuilder words = new StringBuilder(status.string("reason").orElse(""));
        status.object("room").flatMap(room -> room.number("outdoor")).ifPresent(
                outdoor -> words.append("\noutdoors ").append(celsius(outdoor)));
        status.object("link").flatMap(link -> link.string("sentence")).ifPresent(
                sentence -> words.append('\n').append(sentence));
        if (status.get("hazards").orElse(Doc.Null.VALUE) instanceof Doc.Arr(var hazards)) {
            for (Doc hazard : hazards) {
                if (hazard instanceof Doc.Obj object) {
                    words.append("\nattention: ").append(object.string("text").orElse(""));
                }
            }
        }
        return words.toString();
    }

    private static String celsius(BigDecimal value) {
        return value.setScale(1, java.math.RoundingMode.HALF_UP) + " °C";
    }
}
