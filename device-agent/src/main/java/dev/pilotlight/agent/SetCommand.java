package dev.pilotlight.agent;

import dev.pilotlight.twin.Doc;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells the running agent what is wanted, as a person in the house. */
@Command(name = "set", description = "Tells the running agent what is wanted, as the page does.")
final class SetCommand implements Callable<Integer> {
    private static final Pattern TEMPERATURE = Pattern.compile("-?\\d{1,3}(\\.\\d{1,3})?");

    @Mixin
    private Places places = new Places();

    @Parameters(paramLabel = "WHAT", description = "A target such as 21.5; or off, heat, cool;"
            + " or schedule, to end a hold; or try, to try the cloud now.")
    private String what = "";

    @Option(names = "--until", paramLabel = "TIME", description = "End of the target, such as 2017-02-28T22:30:00Z (default: the next"
            + " change of the schedule).")
    private @Nullable String until;

    @Override
    public Integer call() throws InterruptedException {
        PageClient page = new PageClient(Configuration.read(places.config()).connections().page(),
                places.data());
        page.put("/api/v1/control", body());
        System.out.println(StatusCommand.words(page.get("/api/v1/state")));
        return 0;
    }

    private Doc.Obj body() {
        return switch (what) {
            case "off", "heat", "cool" -> Doc.Obj.of("mode", Doc.text(what));
            case "schedule" -> Doc.Obj.of("hold", Doc.text("none"));
            case "try" -> Doc.Obj.of("tryNow", Doc.bool(true));
            default -> target();
        };
    }

    private Doc.Obj target() {
        if (!TEMPERATURE.matcher(what).matches()) {
            throw new Refusal(Refusal.INPUT, "set: is " + what
                    + ", want a target such as 21.5, or off, heat, cool, schedule, try");
        }
        Doc.Obj body = Doc.Obj.of("target", Doc.num(new BigDecimal(what)));
        String end = until;
        return end == null ? body : body.with("until", Doc.text(end));
    }
}
