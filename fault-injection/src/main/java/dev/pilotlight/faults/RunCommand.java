package dev.pilotlight.faults;

import dev.pilotlight.faults.sim.scenario.Catalogue;
import dev.pilotlight.faults.sim.scenario.Figures;
import dev.pilotlight.faults.sim.scenario.Outcome;
import dev.pilotlight.faults.sim.scenario.Played;
import dev.pilotlight.faults.sim.scenario.Tale;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

    @Parameters(paramLabel = "SCENARIO", description = "A name that list shows, or all.")
    private String name = Catalogue.DRAWN;

    @Option(names = "--seed", paramLabel = "N", description = "The first seed. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--seeds", paramLabel = "N", description = "How many seeds. Default: ${DEFAULT-VALUE}")
    private long seeds = 1;

    @Option(names = "--minutes", paramLabel = "M", description = "Goes on with further seeds for so long.")
    private long minutes;

    private final Figures figures = new Figures();
    private long nextProgress;

    @Override
    public Integer call() throws IOException {
        List<Tale> tales = tales();
        PRODUCT.setLevel(Level.OFF);
        System.setProperty("logback.configurationFile", "quiet-logback.xml");
        long begun = System.nanoTime();
        nextProgress = begun + PROGRESS.toNanos();
        for (long i = 0; isDue(i, begun); i++) {
            for (Tale tale : tales) {
                play(tale, seed + i);
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.print(figures.table());
        System.out.printf("%nin %.1f s: %.1f simulated days of a house a second%n", seconds, figures
                .simulated().toHours() / 24.0 / seconds);
        return figures.broken() == 0 ? 0 : Main.LAW_BROKEN;
    }

    private List<Tale> tales() throws IOException {
        if (name.equals("all")) {
            return Catalogue.all();
        }
        return List.of(Catalogue.named(name).orElseThrow(() -> new IOException("is " + name
                + ", want all or a name that pilotlight-faults list shows")));
    }

    private boolean isDue(long played, long begun) {
        return minutes > 0
                ? System.nanoTime() - begun < Duration.ofMinutes(minutes).toNanos()
                : played < seeds;
    }

    private void play(Tale tale, long withSeed) {
        Played played = tale.play(withSeed);
        figures.add(played);
        if (played.outcome().violation().isPresent()) {
            System.out.println("broken: " + played.outcome().violation().get());
            System.out.println(played.report("pilotlight-faults run " + tale.name() + " --seed "
                    + withSeed));
        }
        unproved(tale, played.outcome()).ifPresent(System.out::println);
        if (System.nanoTime() > nextProgress) {
            nextProgress = System.nanoTime() + PROGRESS.toNanos();
            System.out.println(figures.summary());
        }
    }

    private static Optional<String> unproved(Tale tale, Outcome outcome) {
        return outcome.violation().isPresent()
                ? Optional.empty()
                : tale.unproved(outcome).map(proof -> tale.name() + ", seed " + outcome.seed()
                        + ": did not occur: " + proof);
    }
}
