package dev.pilotlight.faults;

import dev.pilotlight.faults.chaos.Deaths;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pilotlight-faults deaths}. */
@Command(name = "deaths", mixinStandardHelpOptions = true, description = "Kills agents and cloud with SIGKILL, again and again; says what was lost of what was acknowledged.", exitCodeListHeading = "Ends with%n", exitCodeList = {
        "0:nothing was lost", "2:nothing could be tried", "3:something was lost"})
final class DeathsCommand implements Callable<Integer> {

    @Mixin
    private final Jars jars = new Jars();

    @Option(names = "--agents", paramLabel = "N", defaultValue = "20", description = "Deaths of agents (default: ${DEFAULT-VALUE}).")
    private int agents;

    @Option(names = "--clouds", paramLabel = "N", defaultValue = "10", description = "Deaths of the cloud (default: ${DEFAULT-VALUE}).")
    private int clouds;

    @Option(names = "--homes", paramLabel = "N", defaultValue = "2", description = "How many agents there are (default: ${DEFAULT-VALUE}).")
    private int homes;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Who lives how long (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws IOException {
        Consumer<String> teller = System.out::println;
        try (Deaths deaths = new Deaths(new Deaths.Plan(agents, clouds, homes, seed), jars.agent(),
                jars.cloud(), jars.fresh(), teller)) {
            Deaths.Toll toll = deaths.play(jars.data().resolve("copies"));
            System.out.println(toll.table());
            return toll.isGood() ? 0 : Main.LAW_BROKEN;
        }
    }
}
