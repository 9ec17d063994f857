package dev.pilotlight.cloud;

import dev.pilotlight.signing.SignedConfig;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Codec;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Orders roll-outs of signed configurations and watches them, through a running service. */
@Command(name = "rollout", mixinStandardHelpOptions = true, description = "Rolls signed configurations out in steps, and takes them back.")
final class RolloutCommand implements Runnable {
    private static final String PATH = "/api/v1/rollouts";

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw Console.of(spec).wrong("want one of: preview, create, approve, start, status, pause,"
                + " resume, stop, rollback");
    }

    /** What is to be rolled out, and to whom. */
    static final class Draft {
        @Parameters(paramLabel = "SIGNED", description = "The signed configuration, see: sign.")
        Path signed = Path.of("");

        @Option(names = "--target", required = true, paramLabel = "TARGET", description = "all, or conditions such as: group=cellar and site=berlin,paris and version<12 and not thing=test-*")
        String target = "";

        @Nullable
        @Option(names = "--plan", paramLabel = "FILE", description = "Waves, rate, window, soak, thresholds, floor, in YAML; without it a cautious one.")
        Path plan;

        Doc.Obj body() throws IOException {
            Doc.Obj body = Doc.Obj.of("signed", Papers.read(signed, SignedConfig::read).doc(),
                    "target", Doc.text(target));
            return plan == null ? body : body.with("plan", Papers.read(plan, Codec::yaml));
        }
    }

    @Command(name = "preview", mixinStandardHelpOptions = true, description = "Says whom it would reach and what would change; orders nothing.")
    int preview(@Mixin Draft draft, @Mixin Remote remote) throws IOException {
        say(RolloutWords.preview(remote.post("/api/v1/rollout-preview", draft.body())));
        return 0;
    }

    @Command(name = "create", mixinStandardHelpOptions = true, description = "Drafts a roll-out; nothing happens before its start.")
    int create(@Mixin Draft draft, @Mixin Remote remote) throws IOException {
        say(RolloutWords.one(remote.post(PATH, draft.body())));
        return 0;
    }

    @Command(name = "approve", mixinStandardHelpOptions = true, description = "Agrees, as a second person, to a draft.")
    int approve(@Mixin One one, @Mixin Remote remote) throws IOException {
        return order(one, "approve", remote);
    }

    @Command(name = "start", mixinStandardHelpOptions = true, description = "Begins a drafted roll-out.")
    int start(@Mixin One one,
            @Option(names = "--expect", required = true, paramLabel = "N", description = "How many devices you expect to reach; another number is refused.") int expected,
            @Mixin Remote remote) throws IOException {
        say(RolloutWords.one(remote.post(PATH + "/" + one.id + "/start",
                Doc.Obj.of("expected", Doc.num(BigDecimal.valueOf(expected))))));
        return 0;
    }

    /** Which roll-out. */
    static final class One {
        @Parameters(paramLabel = "ID", description = "The roll-out, as status lists it.")
        String id = "";
    }

    @Command(name = "status", mixinStandardHelpOptions = true, description = "Lists roll-outs, or tells all of one.")
    int status(
            @Nullable @Parameters(paramLabel = "ID", arity = "0..1", description = "The roll-out; without it, all.") String id,
            @Mixin Remote remote) throws IOException {
        say(id == null
                ? RolloutWords.list(remote.get(PATH))
                : RolloutWords.detail(remote.get(PATH + "/" + id)));
        return 0;
    }

    @Command(name = "pause", mixinStandardHelpOptions = true, description = "Asks no further device until resumed.")
    int pause(@Mixin One one, @Mixin Remote remote) throws IOException {
        return order(one, "pause", remote);
    }

    @Command(name = "resume", mixinStandardHelpOptions = true, description = "Goes on.")
    int resume(@Mixin One one, @Mixin Remote remote) throws IOException {
        return order(one, "resume", remote);
    }

    @Command(name = "stop", mixinStandardHelpOptions = true, description = "Ends it, and takes back what is in progress.")
    int stop(@Mixin One one, @Mixin Remote remote) throws IOException {
        return order(one, "stop", remote);
    }

    @Command(name = "rollback", mixinStandardHelpOptions = true, description = "Ends it, and takes it back from every device that has it.")
    int rollback(@Mixin One one, @Mixin Remote remote) throws IOException {
        return order(one, "roll-back", remote);
    }

    @Command(name = "place", mixinStandardHelpOptions = true, description = "Says to which site and groups a device belongs.")
    int place(@Parameters(paramLabel = "THING") String thing,
            @Option(names = "--site", paramLabel = "SITE", defaultValue = "") String site,
            @Option(names = "--group", paramLabel = "GROUP", description = "May be repeated.") String[] groups,
            @Mixin Remote remote) throws IOException {
        Doc.Arr names = new Doc.Arr(groups == null
                ? java.util.List.of()
                : java.util.Arrays.stream(groups).<Doc>map(Doc::text).toList());
        remote.put("/api/v1/devices/" + thing + "/place",
                Doc.Obj.of("site", Doc.text(site), "groups", names));
        say(thing + " is placed");
        return 0;
    }

    private int order(One one, String order, Remote remote) throws IOException {
        say(RolloutWords.one(remote.post(PATH + "/" + one.id + "/" + order, Doc.Obj.EMPTY)));
        return 0;
    }

    private void say(String text) {
        Console.of(spec).say(text);
    }
}
