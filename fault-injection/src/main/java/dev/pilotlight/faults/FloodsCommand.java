package dev.pilotlight.faults;

import dev.pilotlight.faults.flood.Flood;
import dev.pilotlight.faults.flood.FloodReport;
import dev.pilotlight.faults.flood.FloodedCloud;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pilotlight-faults floods}. */
@Command(name = "floods", mixinStandardHelpOptions = true, description = "Floods the cloud's MQTT door with strangers that announce an endless hello, leave a handshake open or say nothing, while honest devices connect and publish.")
final class FloodsCommand implements Callable<Integer> {
    private static final int HONEST = 6;

    private record Wave(Flood flood, int strangers) {}

    @Mixin
    private final Jars jars = new Jars();

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "60", description = "Of each flood (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--heap", paramLabel = "SIZE", defaultValue = "512m", description = "The cloud's (default: ${DEFAULT-VALUE}).")
    private String heap = "512m";

    @Override
    public Integer call() throws IOException {
        List<FloodReport> reports = new ArrayList<>();
        try (FloodedCloud cloud = new FloodedCloud(jars.cloud(), jars.fresh(), heap, HONEST)) {
            for (Wave wave : List.of(new Wave(Flood.ENDLESS_HELLO, 60), new Wave(
                    Flood.ENDLESS_HELLO, 600), new Wave(Flood.OPEN_HANDSHAKE, 2_000),
                    new Wave(
                            Flood.SILENT, 2_000))) {
                reports.add(cloud.under(wave.flood(), wave.strangers(), Duration.ofSeconds(
                        seconds)));
                System.out.println(reports.getLast());
            }
        }
        return reports.stream().allMatch(FloodReport::isGood) ? 0 : Main.LAW_BROKEN;
    }
}
