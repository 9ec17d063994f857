package dev.pilotlight.faults;

import dev.pilotlight.faults.seeds.SeedRuns;
import dev.pilotlight.faults.seeds.SeedRuns.Orders;
import dev.pilotlight.faults.sim.scenario.Catalogue;
import dev.pilotlight.faults.sim.scenario.Outcome;
import dev.pilotlight.faults.sim.scenario.Played;
import dev.pilotlight.faults.sim.scenario.Tale;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pilotlight-faults run}: simulated time, so a day takes about a second. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Plays a simulated scenario, or all of them, and judges every law after every event.", exitCodeListHeading = "Ends with%n", exitCodeList = {
        "0:every law held", "2:nothing could be tried", "3:a law was broken"})
final class RunCommand implements Callable<Integer> {
    private static final Logger PRODUCT = Logger.getLogger("dev.pilotlight");
    private static final Duration PROGRESS = Duration.ofSeconds(10);
    private static final Duration NO_LIMIT = Duration.ofDays(1_000);

    @Parameters(paramLabel = "SCENARIO", description = "A name that list shows, or all.")
    private String name = Catalogue.DRAWN;

    @Option(names = "--seed", paramLabel = "N", description = "The first seed. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--seeds", paramLabel = "N", description = "How many seeds. Default: ${DEFAULT-VALUE}")
    private long seeds = 1;

    @Option(names = "--minutes", paramLabel = "M", description = "Goes on with further seeds for so long.")
    private long minutes;

    @Option(names = "--threads", paramLabel = "N", description = "Worlds at once. Default: as many as there are cores.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PRODUCT.setLevel(Level.OFF);
        System.setProperty("logback.configurationFile", "quiet-logback.xml");
        long begun = System.nanoTime();
        SeedRuns runs = new SeedRuns(new Orders(tales(), seed, minutes > 0 ? Long.MAX_VALUE : seeds,
                minutes > 0 ? Duration.ofMinutes(minutes) : NO_LIMIT, threads), this::tell);
        Thread.ofPlatform().daemon().start(() -> showProgress(runs));
        runs.play();
        System.out.print(runs.table());
        System.out.printf("%n%s%n", pace(runs.simulated(), (System.nanoTime() - begun) / 1e9));
        return runs.broken() == 0 ? 0 : Main.LAW_BROKEN;
    }

    /** What a second of this machine is worth. */
    static String pace(Duration simulated, double seconds) {
        return String.format(Locale.ROOT, "in %.1f s: %.1f simulated hours of a house a second",
                seconds, simulated.toMinutes() / 60.0 / seconds);
    }

    private static void showProgress(SeedRuns runs) {
        try {
            while (true) {
                Thread.sleep(PROGRESS);
                System.out.println(runs.summary());
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Tale> tales() throws IOException {
        if (name.equals("all")) {
            return Catalogue.all();
        }
        return List.of(Catalogue.named(name).orElseThrow(() -> new IOException("is " + name
                + ", want all or a name that pilotlight-faults list shows")));
    }

    /** Of a written story what it proves and how it went; of drawn ones there are too many. */
    private static void tell(Tale tale, Outcome outcome) {
        if (!tale.proofs().isEmpty()) {
            System.out.printf("%s, seed %d: %s: %s%n", tale.name(), outcome.seed(), tale.proved(
                    outcome), outcome.felt().words());
        }
    }

    private void tell(Tale tale, Played played) {
        Outcome outcome = played.outcome();
        if (outcome.violation().isPresent()) {
            System.out.println(played.report("pilotlight-faults run " + tale.name() + " --seed "
                    + outcome.seed()));
        } else {
            tale.unproved(outcome).ifPresentOrElse(proof -> System.out.println(tale.name()
                    + ", seed " + outcome.seed() + ": did not occur: " + proof), () -> tell(tale,
                            outcome));
        }
    }
}
