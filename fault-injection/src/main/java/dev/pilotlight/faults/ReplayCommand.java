package dev.pilotlight.faults;

import dev.pilotlight.faults.replay.outage.Outage;
import dev.pilotlight.faults.replay.outage.Outages;
import dev.pilotlight.faults.replay.page.ReplayPage;
import dev.pilotlight.faults.replay.page.ReplayTable;
import dev.pilotlight.faults.replay.street.Replay;
import dev.pilotlight.faults.replay.street.Replayed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pilotlight-faults replay}: a published outage on a simulated street. */
@Command(name = "replay", mixinStandardHelpOptions = true, description = "Plays a published outage, phase by phase, on a street of simulated houses in winter, and on the same street run by the cloud; writes one page.", exitCodeListHeading = "Ends with%n", exitCodeList = {
        "0:every law that was tested held", "2:nothing could be tried", "3:a law was broken"})
final class ReplayCommand implements Callable<Integer> {
    private static final Logger PRODUCT = Logger.getLogger("dev.pilotlight");

    @Parameters(paramLabel = "OUTAGE", description = "s3-2017, dynamodb-2025, google-auth-2020, netatmo-2018 or nest-2016.")
    private String name = "";

    @Option(names = "--seed", paramLabel = "N", description = "Deals houses, people and weather. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(names = "--houses", paramLabel = "N", description = "How many, 1 to 24. Default: ${DEFAULT-VALUE}")
    private int houses = 8;

    @Option(names = "--out", paramLabel = "FILE", description = "The page. Default: replay-OUTAGE.html")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() throws IOException {
        PRODUCT.setLevel(Level.OFF);
        System.setProperty("logback.configurationFile", "quiet-logback.xml");
        Outage outage = Outages.named(name).orElseThrow(() -> new IOException("is \"" + name
                + "\", want " + Outages.all().stream().map(Outage::name).collect(Collectors
                        .joining(", "))));
        Path page = out.orElse(Path.of("replay-" + name + ".html"));
        writable(page);
        long begun = System.nanoTime();
        Replayed replayed = Replay.play(outage, seed, houses, System.out::println);
        Files.writeString(page, ReplayPage.of(replayed));
        System.out.print(ReplayTable.of(replayed));
        System.out.printf("%npage: %s, in %.1f s%n", page.toAbsolutePath(), (System.nanoTime()
                - begun) / 1e9);
        return replayed.isBroken() ? Main.LAW_BROKEN : 0;
    }

    /** Said before the minute of work, not after it. */
    private static void writable(Path page) throws IOException {
        Path folder = Optional.ofNullable(page.toAbsolutePath().getParent()).orElse(page);
        boolean may = Files.isDirectory(folder) && !Files.isDirectory(page) && (Files.exists(page)
                ? Files.isWritable(page)
                : Files.isWritable(folder));
        if (!may) {
            throw new IOException("cannot write " + page + ", want a file in a folder that exists"
                    + " and may be written to");
        }
    }
}
