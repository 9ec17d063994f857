package dev.pilotlight.faults;

import dev.pilotlight.faults.chaos.Chaos;
import dev.pilotlight.faults.chaos.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import org.jspecify.annotations.Nullable;

/** {@code pilotlight-faults chaos}. */
@Command(name = "chaos", mixinStandardHelpOptions = true, description = {
        "Random faults on the links of several homes to one cloud, over TLS; says what was lost, and how long it took.",
        "With --broker: on the links of plain clients to any MQTT 5 broker; says what it acknowledged and did not deliver."}, exitCodeListHeading = "Ends with%n", exitCodeList = {
                "0:all as promised", "2:nothing could be tried", "3:a promise was broken"})
final class ChaosCommand implements Callable<Integer> {

    @Mixin
    private final Jars jars = new Jars();

    @Option(names = "--faults", paramLabel = "N", defaultValue = "20", description = "How many (default: ${DEFAULT-VALUE}); does not count with --minutes.")
    private int faults;

    @Option(names = "--minutes", paramLabel = "M", description = "Goes on for so long instead.")
    private @Nullable Double minutes;

    @Option(names = "--homes", paramLabel = "N", defaultValue = "5", description = "How many homes or clients suffer at a time (default: ${DEFAULT-VALUE}).")
    private int homes;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Which fault comes when (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--cap", paramLabel = "SECONDS", defaultValue = "60", description = "The agents' longest wait between tries (default: ${DEFAULT-VALUE}).")
    private int cap;

    @ArgGroup(exclusive = false, heading = "Any broker:%n")
    private @Nullable StrangerOptions stranger;

    @Override
    public Integer call() throws IOException {
        StrangerOptions broker = stranger;
        return broker == null
                ? homes()
                : broker.play(span().orElse(Duration.ofMinutes(1)), homes,
                        seed);
    }

    private Optional<Duration> span() {
        return Optional.ofNullable(minutes).map(given -> Duration.ofMillis((long) (given
                * 60_000)));
    }

    private int homes() throws IOException {
        Chaos.Plan plan = new Chaos.Plan(faults, span(), homes, seed, Duration.ofSeconds(cap));
        Consumer<String> teller = System.out::println;
        try (Chaos chaos = new Chaos(plan, jars.agent(), jars.cloud(), jars.fresh(), teller)) {
            Report report = chaos.play(jars.data().resolve("copies"));
            System.out.println(report.table());
            return report.isGood() ? 0 : Main.LAW_BROKEN;
        }
    }
}
