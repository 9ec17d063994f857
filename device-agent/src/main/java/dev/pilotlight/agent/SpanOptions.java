package dev.pilotlight.agent;

import dev.pilotlight.agent.simulate.Scene;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Which days are simulated, for every command that simulates. */
final class SpanOptions {
    @Option(names = "--days", paramLabel = "N", defaultValue = "10", description = "Days after the warm-up (default: ${DEFAULT-VALUE}).")
    private int days = 10;

    @Option(names = "--warmup-days", paramLabel = "N", defaultValue = "4", description = "Days before, to learn; not judged (default: ${DEFAULT-VALUE}).")
    private int warmUpDays = 4;

    @Option(names = "--start-day", paramLabel = "DAY_OF_YEAR", defaultValue = "15", description = "Where the warm-up begins, 1 to 365 (default: ${DEFAULT-VALUE}).")
    private int startDay = 15;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Of noise and generated weather (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    long seed() {
        return seed;
    }

    /** From the day that is asked for. */
    Scene.Span span() {
        SceneFiles.want("--start-day", startDay, 1, 365);
        return spanFrom(startDay);
    }

    /** As many days from another day of the year. */
    Scene.Span spanFrom(int day) {
        SceneFiles.want("--days", days, 1, SceneFiles.MAX_DAYS);
        SceneFiles.want("--warmup-days", warmUpDays, 0, SceneFiles.MAX_DAYS);
        return SceneFiles.span(day, Duration.ofDays(warmUpDays), Duration.ofDays(days));
    }
}
