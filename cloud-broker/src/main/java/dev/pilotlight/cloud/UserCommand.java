package dev.pilotlight.cloud;

import dev.pilotlight.cloud.access.Operator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes, lists and revokes operators' tokens; works beside a running service. */
@Command(name = "user", mixinStandardHelpOptions = true, description = "Makes, lists and revokes operators' tokens.")
final class UserCommand implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw Console.of(spec).wrong("want one of: add, list, revoke");
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Prints a new token for an operator; it is shown this once.")
    int add(@Parameters(paramLabel = "NAME") String name, @Mixin Main.Data data)
            throws IOException {
        Operator operator = operator(name);
        try (Office office = Office.existing(data.directory)) {
            String token = office.registry().addOperator(operator, office.realTime().instant());
            office.audit().note(Console.WHO, "add-user", name, "one more token");
            Console.of(spec).say(token);
        }
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists operators and how many tokens each has.")
    int list(@Mixin Main.Data data) throws IOException {
        try (Office office = Office.existing(data.directory)) {
            office.registry().operators().forEach(
                    (name, tokens) -> Console.of(spec).say(name + "  " + tokens + " tokens"));
        }
        return 0;
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Ends every token and session of an operator.")
    int revoke(@Parameters(paramLabel = "NAME") String name, @Mixin Main.Data data)
            throws IOException {
        Operator operator = operator(name);
        try (Office office = Office.existing(data.directory)) {
            if (!office.registry().revoke(operator)) {
                throw new IOException("no operator " + name + ", see: user list");
            }
            office.audit().note(Console.WHO, "revoke-user", name, "");
            Console.of(spec).say(name + " is revoked");
        }
        return 0;
    }

    private Operator operator(String name) {
        return Operator.parse(name).orElseThrow(() -> Console.of(spec)
                .wrong("NAME is \"" + name + "\", want " + Operator.WANTED));
    }
}
