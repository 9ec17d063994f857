package dev.pilotlight.faults;

import dev.pilotlight.faults.appliance.BareLoop;
import dev.pilotlight.faults.appliance.Program;
import dev.pilotlight.faults.appliance.Ticks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pilotlight-faults lateness}. */
@Command(name = "lateness", mixinStandardHelpOptions = true, description = "Measures how late control decisions come while the link suffers, beside bare loops in processes of their own.")
final class LatenessCommand implements Callable<Integer> {
    @Mixin
    private final Jars jars = new Jars();

    @Option(names = "--runs", paramLabel = "N", defaultValue = "3", description = "The median of them is told (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "600", description = "Of each run (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--ticks", paramLabel = "MS", split = ",", defaultValue = "10,100,1000", description = "Periods, milliseconds (default: ${DEFAULT-VALUE}).")
    private List<Integer> ticks = List.of();

    @Override
    public Integer call() throws IOException {
        Path data = jars.fresh();
        Consumer<String> teller = System.out::println;
        List<String> bare = List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System
                        .getProperty("java.class.path"),
                Main.class.getName(), "bare-loop");
        new Ticks(Program.packaged(jars.deb(), data), bare, data, teller).measure(jars.cloud(),
                ticks.stream().map(Duration::ofMillis).toList(), runs, Duration.ofSeconds(seconds));
        return 0;
    }

    /** What {@code lateness} starts beside the agents. */
    @Command(name = "bare-loop", hidden = true, description = "Wakes up, and says how late it was.")
    static final class Bare implements Callable<Integer> {
        @Parameters(paramLabel = "PERIOD_MS")
        private long period;

        @Parameters(paramLabel = "SPAN_MS")
        private long span;

        @Override
        public Integer call() {
            System.out.println(BareLoop.run(Duration.ofMillis(period), Duration.ofMillis(span)));
            return 0;
        }
    }
}
