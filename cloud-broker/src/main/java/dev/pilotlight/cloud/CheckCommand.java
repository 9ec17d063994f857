package dev.pilotlight.cloud;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks a data directory over; works beside a running service. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "Checks a data directory: database, certificates, file modes.")
final class CheckCommand implements Callable<Integer> {
    private static final Duration SOON = Duration.ofDays(30);

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    Main.Data data = new Main.Data();

    @Override
    public Integer call() throws Exception {
        Console console = Console.of(spec);
        List<String> wrong = new ArrayList<>();
        try (Office office = Office.existing(data.directory)) {
            database(office, wrong);
            certificates(office, wrong);
            for (Path path : office.data().exposed()) {
                wrong.add(path + " can be read by others, want: chmod go= " + path);
            }
            console.say(office.registry().devices().size() + " devices registered");
        }
        wrong.forEach(sentence -> console.say("WRONG " + sentence));
        console.say(wrong.isEmpty() ? "all is well" : wrong.size() + " things want mending");
        return wrong.isEmpty() ? 0 : 1;
    }

    private static void database(Office office, List<String> wrong) {
        String found = office.database().integrity();
        if (!found.equals("ok")) {
            wrong.add(office.data().database() + ": " + found);
        }
    }

    private static void certificates(Office office, List<String> wrong)
            throws IOException, GeneralSecurityException {
        for (Instant end : office.identity().ends()) {
            if (end.isBefore(office.realTime().instant().plus(SOON))) {
                wrong.add("a certificate ends at " + end + "; restart the service to renew it");
            }
        }
    }
}
