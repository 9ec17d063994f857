package dev.pilotlight.faults;

import dev.pilotlight.faults.trial.HostileBundles;
import dev.pilotlight.faults.trial.TrialDeaths;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pilotlight-faults configuration}. */
@Command(name = "configuration", mixinStandardHelpOptions = true, description = "Offers hostile configurations to an agent's gate, and kills a real agent while it tries good ones.", exitCodeListHeading = "Ends with%n", exitCodeList = {
        "0:every law held", "2:nothing could be tried", "3:one got in, or one was not whole"})
final class ConfigurationCommand implements Callable<Integer> {
    private static final Duration HEATING = Duration.ofSeconds(10);

    @Mixin
    private final Jars jars = new Jars();

    @Option(names = "--kills", paramLabel = "N", defaultValue = "50", description = "Deaths of the agent (default: ${DEFAULT-VALUE}).")
    private int kills;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "When each dies (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws IOException {
        boolean shut = hostile();
        return (kills == 0 || deaths()) && shut ? 0 : Main.LAW_BROKEN;
    }

    private static boolean hostile() {
        List<HostileBundles.Row> rows = HostileBundles.offered();
        System.out.println("bundle                             offered  accepted   reasons");
        rows.forEach(System.out::println);
        return rows.getFirst().accepted() == 1
                && rows.stream().skip(1).allMatch(row -> row.accepted() == 0);
    }

    private boolean deaths() throws IOException {
        List<String> program = List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar",
                jars.agent().toString());
        Consumer<String> teller = System.out::println;
        try (TrialDeaths deaths = new TrialDeaths(jars.fresh(), program, seed, teller)) {
            List<TrialDeaths.Life> lives = deaths.play(kills);
            long broken = lives.stream().filter(life -> !life.whole()).count();
            Duration slowest = lives.stream().map(TrialDeaths.Life::heating)
                    .max(Duration::compareTo).orElse(Duration.ZERO);
            System.out.println(lives.size() + " kills, " + broken + " configurations not whole,"
                    + " slowest heating after " + slowest.toMillis() + " ms (limit "
                    + HEATING.toMillis() + ")");
            return broken == 0 && slowest.compareTo(HEATING) < 0;
        }
    }
}
