package dev.pilotlight.agent;

import dev.pilotlight.agent.house.GeneratedWeather;
import dev.pilotlight.agent.house.HouseFile;
import dev.pilotlight.agent.house.HouseModel;
import dev.pilotlight.agent.house.Weather;
import dev.pilotlight.agent.simulate.Comparison;
import dev.pilotlight.agent.simulate.Round;
import dev.pilotlight.agent.simulate.Scene;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.WeeklySchedule;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays every controller in every house and weather, and prints the table of what was reached. */
@Command(name = "compare", description = "Prints every controller's figures side by side, as Markdown: constant target, setback, and cooling where there is a cooler.")
final class CompareCommand implements Callable<Integer> {
    private static final double HEATED_C = 21;
    private static final double COOLED_C = 24;

    @Option(names = "--house", paramLabel = "FILE", description = "House files or built-in houses, any number; all built-in ones without it.")
    private List<String> houses = new ArrayList<>();

    @Option(names = "--weather", paramLabel = "FILE", description = "Weather files, any number; generated weather without it.")
    private List<Path> weathers = new ArrayList<>();

    @Option(names = "--days", paramLabel = "N", defaultValue = "10", description = "Days after the warm-up (default: ${DEFAULT-VALUE}).")
    private int days = 10;

    @Option(names = "--warmup-days", paramLabel = "N", defaultValue = "4", description = "Days before (default: ${DEFAULT-VALUE}).")
    private int warmUpDays = 4;

    @Option(names = "--start-day", paramLabel = "DAY", defaultValue = "15", description = "Where heating begins (default: ${DEFAULT-VALUE}).")
    private int startDay = 15;

    @Option(names = "--summer-day", paramLabel = "DAY", defaultValue = "196", description = "Where cooling begins (default: ${DEFAULT-VALUE}).")
    private int summerDay = 196;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Of noise and generated weather (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    private final Comparison table = new Comparison();
    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        SceneFiles.want("--days", days, 1, SceneFiles.MAX_DAYS);
        SceneFiles.want("--warmup-days", warmUpDays, 0, SceneFiles.MAX_DAYS);
        SceneFiles.want("--start-day", startDay, 1, 365);
        SceneFiles.want("--summer-day", summerDay, 1, 365);
        out.print(table.head());
        for (String house : houses.isEmpty() ? HouseFile.BUILT_IN : houses) {
            inEveryWeather(name(house), SceneFiles.house(house));
        }
        out.println();
        out.println(table.summary());
        return 0;
    }

    private void inEveryWeather(String name, HouseModel house) {
        if (weathers.isEmpty()) {
            play(name, house, "generated", new GeneratedWeather(seed), new GeneratedWeather(seed,
                    GeneratedWeather.Climate.HOT));
        }
        for (Path file : weathers) {
            Weather weather = SceneFiles.weather(file);
            play(name, house, name(file.toString()), weather, weather);
        }
    }

    private void play(String name, HouseModel house, String weather, Weather winter,
            Weather summer) {
        if (house.heats()) {
            play(name, weather, "21", scene(house, winter, Mode.HEAT,
                    SceneFiles.constant(HEATED_C)));
            play(name, weather, "16/21", scene(house, winter, Mode.HEAT,
                    SceneFiles.setback(Mode.HEAT)));
        }
        if (house.cools()) {
            play(name, weather, "cool 24", scene(house, summer, Mode.COOL,
                    SceneFiles.constant(COOLED_C)));
            play(name, weather, "cool 28/24", scene(house, summer, Mode.COOL,
                    SceneFiles.setback(Mode.COOL)));
        }
    }

    private void play(String house, String weather, String what, Scene scene) {
        out.print(table.rows(house, weather, what, Round.play(scene)));
        out.flush();
    }

    private Scene scene(HouseModel house, Weather weather, Mode mode, WeeklySchedule plan) {
        return new Scene(house, weather, plan, SceneFiles.span(
                mode == Mode.COOL ? summerDay : startDay, Duration.ofDays(warmUpDays),
                Duration.ofDays(days)), mode, true, seed);
    }

    /** The file's name without folders and ending. */
    private static String name(String path) {
        String name = String.valueOf(Path.of(path).getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
