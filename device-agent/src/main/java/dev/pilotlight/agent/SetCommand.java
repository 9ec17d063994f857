package dev.pilotlight.agent;

import dev.pilotlight.twin.Doc;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells the running agent what is wanted, as a person in the house. */
@Command(name = "set", description = "Tells the running agent what is wanted, as the page does.", footer = {
        "", "What can be set:",
        "  21.5, 71F            a target, up to the next change unless an end is given",
        "  home, away, eco, sleep, boost [TIME]",
        "                       a preset; boost ends by itself, or after TIME such as 45min",
        "  off, heat, cool      the mode; frost is kept out in each of them",
        "  schedule             end the hold: back to the schedule",
        "  vacation FROM UNTIL [TARGET]",
        "                       2017-12-20T12:00, or 2017-12-20 for its first moment;",
        "                       in the house's own time",
        "  vacation none        no vacation",
        "  preset-away 15, preset-away 15 cool 28, preset-eco -2, preset-boost +2 45min",
        "                       what a preset means: a target (and one to cool to), or so much",
        "                       more or less",
        "  unit c, unit f       the degrees that people see",
        "  early-start on|off, early-stop on|off",
        "                       whether it may act ahead of a change",
        "  try                  try the cloud now", "", "Examples:",
        "  pilotlight set 21.5 --for 2h", "  pilotlight set 20 --until 22:30",
        "  pilotlight set away --permanent"})
final class SetCommand implements Callable<Integer> {
    @Mixin
    private Places places = new Places();

    @Parameters(paramLabel = "WHAT", arity = "1..4", description = "What is wanted, see below.")
    private List<String> what = List.of();

    @ArgGroup
    private @Nullable End end;

    /** At most one of them; the words of {@link Asking} say what they mean. */
    static final class End {
        @Option(names = "--until", paramLabel = "TIME", description = "End of the hold: 22:30, 2017-02-28T22:30 (the house's own time), or"
                + " 2017-02-28T22:30:00Z (default: the next change of the schedule).")
        private @Nullable String until;

        @Option(names = "--for", paramLabel = "TIME", description = "The hold lasts so long, such as 30min, 2h, 3d.")
        private @Nullable String time;

        @Option(names = "--permanent", description = "The hold lasts until somebody says something else.")
        private boolean permanent;
    }

    @Override
    public Integer call() throws InterruptedException {
        PageClient page = new PageClient(
                Configuration.installed(places.config()).connections().page(),
                places.data());
        // What is wrong in any degrees is said before the agent is asked for its own.
        new Asking(Doc.Obj.EMPTY).body(what, Doc.Obj.EMPTY);
        Doc.Obj before = page.get("/api/v1/state");
        Doc.Obj wish = new Asking(before).body(what, ending(before));
        if (wish.get("tryNow").isPresent()) {
            return tried(page, before, wish);
        }
        Doc.Obj after = page.put("/api/v1/control", wish);
        System.out.println(Echo.of(before, after));
        System.out.println(after.string("reason").orElse(""));
        return 0;
    }

    private static int tried(PageClient page, Doc.Obj before, Doc.Obj wish)
            throws InterruptedException {
        Doc.Obj link = before.object("link").orElse(Doc.Obj.EMPTY);
        String sentence = link.string("sentence").orElse("");
        if (link.string("state").filter("local-only"::equals).isPresent()) {
            throw new Refusal(Refusal.WORLD, "set: there is no cloud to try; " + sentence);
        }
        page.put("/api/v1/control", wish);
        System.out.println("the cloud is tried now; before that: " + sentence);
        return 0;
    }

    private Doc.Obj ending(Doc.Obj state) {
        End given = end;
        if (given == null) {
            return Doc.Obj.EMPTY;
        }
        String until = given.until;
        String time = given.time;
        if (until != null) {
            return Doc.Obj.of("until", Doc.text(HouseTime.of(state).moment("--until", until)));
        }
        if (time != null) {
            return Doc.Obj.of("for", Doc.text(time));
        }
        return given.permanent ? Doc.Obj.of("until", Doc.text("permanent")) : Doc.Obj.EMPTY;
    }
}
