package dev.pilotlight.faults;

import dev.pilotlight.faults.mutants.Explained;
import dev.pilotlight.faults.mutants.Mutant;
import dev.pilotlight.faults.mutants.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pilotlight-faults mutants}: one table of what mutation testing found in all modules. */
@Command(name = "mutants", mixinStandardHelpOptions = true, description = "Prints how many small mistakes in the code the tests noticed, a row a package, from target/pit-reports/mutations.csv and src/test/mutants/explained.md of each module (mvn -P deep verify makes the former).", exitCodeListHeading = "Ends with%n", exitCodeList = {
        "0:every package with a target reached it", "1:one did not", "2:nothing was measured"})
final class MutantsCommand implements Callable<Integer> {
    private static final Set<String> WITH_TARGET = Set.of("schedule", "twin", "signing",
            "agent.intent", "agent.safety");
    private static final double LEAST_NOTICED_PERCENT = 90;
    private static final double MOST_EXPLAINED_PERCENT = 5;

    @Parameters(paramLabel = "MODULE", arity = "1..*", description = "A module's folder.")
    private List<Path> modules = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        Map<String, Score> scores = new TreeMap<>();
        for (Path module : modules) {
            scores.putAll(read(module));
        }
        if (scores.isEmpty()) {
            throw new IOException("no mutations.csv in target/pit-reports of " + modules);
        }
        System.out.println("\n| package | made | noticed | explained | score | target |\n"
                + "|---|---|---|---|---|---|");
        scores.forEach(MutantsCommand::print);
        return scores.entrySet().stream().allMatch(each -> hasReached(each.getKey(), each
                .getValue())) ? 0 : 1;
    }

    private static Map<String, Score> read(Path module) throws IOException {
        Path found = module.resolve("target/pit-reports/mutations.csv");
        if (!Files.exists(found)) {
            return Map.of();
        }
        Path table = module.resolve("src/test/mutants/explained.md");
        Explained explained = Explained.of(Files.exists(table)
                ? Files.readAllLines(table)
                : List.of());
        return Score.of(Files.readAllLines(found).stream().map(Mutant::of).toList(), explained);
    }

    private static void print(String area, Score score) {
        System.out.printf("| %s | %d | %d | %d (%.1f %%) | %.1f %% | %s |%n", area, score.made(),
                score.noticed(), score.explained(), score.explainedPercent(), score
                        .noticedPercent(),
                target(area, score));
    }

    private static String target(String area, Score score) {
        if (!WITH_TARGET.contains(area)) {
            return "none";
        }
        return hasReached(area, score) ? "90 %: reached" : "90 %: NOT REACHED";
    }

    private static boolean hasReached(String area, Score score) {
        boolean high = score.noticedPercent() >= LEAST_NOTICED_PERCENT
                && score.explainedPercent() <= MOST_EXPLAINED_PERCENT;
        return high || !WITH_TARGET.contains(area);
    }
}
