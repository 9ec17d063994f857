package dev.pilotlight.cloud;

import dev.pilotlight.cloud.access.Operator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes tokens for operators; works beside a running service. */
@Command(name = "user", mixinStandardHelpOptions = true, description = "Makes tokens for operators.")
final class UserCommand implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw Console.of(spec).wrong("want: user add NAME");
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Prints a new token for an operator; it is shown this once.")
    int add(@Parameters(paramLabel = "NAME") String name, @Mixin Main.Data data)
            throws IOException {
        Operator operator = Operator.parse(name).orElseThrow(() -> Console.of(spec).wrong(
                "NAME is \"" + name + "\", want " + Operator.WANTED));
        try (Office office = Office.open(data.directory)) {
            Console.of(spec).say(
                    office.registry().addOperator(operator, office.realTime().instant()));
        }
        return 0;
    }
}
