package dev.pilotlight.faults;

import dev.pilotlight.faults.appliance.Appliance;
import dev.pilotlight.faults.appliance.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pilotlight-faults appliance}. */
@Command(name = "appliance", mixinStandardHelpOptions = true, description = "Measures the packaged agent beside the bare jar: start, memory, CPU at rest, what it writes to the card.")
final class ApplianceCommand implements Callable<Integer> {
    @Mixin
    private final Jars jars = new Jars();

    @Option(names = "--starts", paramLabel = "N", defaultValue = "5", description = "Of each, 0 for none (default: ${DEFAULT-VALUE}).")
    private int starts;

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "10", description = "How long both run at rest, 0 for not at all (default: ${DEFAULT-VALUE}).")
    private int minutes;

    @Override
    public Integer call() throws IOException {
        Path data = jars.fresh();
        List<Program> programs = List.of(Program.packaged(jars.deb(), data), Program.unpackaged(jars
                .agent()));
        Consumer<String> teller = System.out::println;
        Appliance appliance = new Appliance(jars.cloud(), data, teller);
        if (starts > 0) {
            appliance.starts(programs, starts);
        }
        if (minutes > 0) {
            appliance.rest(programs, Duration.ofMinutes(minutes));
        }
        return 0;
    }
}
