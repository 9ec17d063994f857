package dev.pilotlight.cloud;

import dev.pilotlight.cloud.access.Operator;
import dev.pilotlight.cloud.access.Scope;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes, lists and revokes operators' tokens; works beside a running service. */
@Command(name = "user", mixinStandardHelpOptions = true, description = "Makes, lists and revokes operators' tokens.")
final class UserCommand implements Runnable {
    /** How long a token opens unless another time is asked for. */
    static final Duration YEAR = Duration.ofDays(365);

    private static final int MAX_DAYS = 3_650;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw Console.of(spec).wrong("want one of: add, list, revoke");
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Prints a new token for an operator; it is shown this once.")
    int add(@Parameters(paramLabel = "NAME") String name,
            @Option(names = "--scope", defaultValue = "admin", paramLabel = "SCOPE", description = "metrics, read, operate or admin; each opens what those before it do (default: ${DEFAULT-VALUE}).") String scope,
            @Option(names = "--days", defaultValue = "365", paramLabel = "N", description = "How long the token opens (default: ${DEFAULT-VALUE}).") int days,
            @Mixin Main.Data data) throws IOException {
        Operator operator = new Operator(operator(name).name(), scope(scope));
        if (days < 1 || days > MAX_DAYS) {
            throw Console.of(spec).wrong("--days is " + days + ", want 1 to " + MAX_DAYS);
        }
        try (Office office = Office.existing(data.directory)) {
            Instant now = office.realTime().instant();
            String token = office.registry().addOperator(operator, now,
                    now.plus(Duration.ofDays(days)));
            office.audit().note(Console.WHO, "add-user", name,
                    "one more token, for " + scope + ", " + days + " days");
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

    private Scope scope(String word) {
        return Scope.parse(word).orElseThrow(() -> Console.of(spec).wrong("--scope is \"" + word
                + "\", want metrics, read, operate or admin"));
    }

    private Operator operator(String name) {
        return Operator.parse(name).orElseThrow(() -> Console.of(spec)
                .wrong("NAME is \"" + name + "\", want " + Operator.WANTED));
    }
}
