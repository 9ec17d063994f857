package dev.pilotlight.faults;

import dev.pilotlight.faults.bench.Bench;
import dev.pilotlight.faults.bench.Sizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pilotlight-faults bench}. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Loads the cloud over mutual TLS, measures it beside Mosquitto, and kills it under load.", exitCodeListHeading = "Ends with%n", exitCodeList = {
        "0:no acknowledged point was lost", "2:nothing could be tried",
        "3:an acknowledged point was lost"})
final class BenchCommand implements Callable<Integer> {
    @Mixin
    private final Jars jars = new Jars();

    @Option(names = "--devices", defaultValue = "1000", description = "How many connect (default: ${DEFAULT-VALUE}).")
    private int devices;

    @Option(names = "--points", defaultValue = "200000", description = "Published as fast as possible (default: ${DEFAULT-VALUE}).")
    private int points;

    @Option(names = "--rate", defaultValue = "3000", description = "Points a second in the steady part (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--seconds", defaultValue = "10", description = "Of the steady part (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--kills", defaultValue = "3", description = "How often the cloud is killed (default: ${DEFAULT-VALUE}).")
    private int kills;

    @Option(names = "--kill-points", defaultValue = "100000", description = "Acknowledged before the last kill (default: ${DEFAULT-VALUE}).")
    private int killPoints;

    @Override
    public Integer call() throws IOException {
        Path data = Files.createTempDirectory("pilotlight-bench");
        Bench.Result result = Bench.run(jars.cloud(), data, new Sizes(devices, points, rate,
                Duration.ofSeconds(seconds), kills, killPoints), System.out);
        return result.lost() == 0 ? 0 : Main.LAW_BROKEN;
    }
}
