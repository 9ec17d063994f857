package dev.pilotlight.faults;

import dev.pilotlight.faults.chaos.Chaos;
import dev.pilotlight.faults.chaos.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pilotlight-faults chaos}. */
@Command(name = "chaos", mixinStandardHelpOptions = true, description = "Random faults on the links of several homes to one cloud, over TLS; says what was lost, and how long it took.", exitCodeListHeading = "Ends with%n", exitCodeList = {
        "0:all as promised", "2:nothing could be tried", "3:a promise was broken"})
final class ChaosCommand implements Callable<Integer> {

    @Mixin
    private final Jars jars = new Jars();

    @Option(names = "--faults", paramLabel = "N", defaultValue = "20", description = "How many (default: ${DEFAULT-VALUE}).")
    private int faults;

    @Option(names = "--homes", paramLabel = "N", defaultValue = "5", description = "How many suffer at a time (default: ${DEFAULT-VALUE}).")
    private int homes;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Which fault comes when (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--cap", paramLabel = "SECONDS", defaultValue = "60", description = "The agents' longest wait between tries (default: ${DEFAULT-VALUE}).")
    private int cap;

    @Override
    public Integer call() throws IOException {
        Chaos.Plan plan = new Chaos.Plan(faults, homes, seed, Duration.ofSeconds(cap));
        Consumer<String> teller = System.out::println;
        try (Chaos chaos = new Chaos(plan, jars.agent(), jars.cloud(), jars.fresh(),
                teller)) {
            Report report = chaos.play(jars.data().resolve("copies"));
            System.out.println(report.table());
            return report.isGood() ? 0 : Main.LAW_BROKEN;
        }
    }
}
