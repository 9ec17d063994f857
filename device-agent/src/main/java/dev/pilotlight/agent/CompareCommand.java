package dev.pilotlight.agent;

import dev.pilotlight.agent.house.GeneratedWeather;
import dev.pilotlight.agent.house.HouseFile;
import dev.pilotlight.agent.house.HouseModel;
import dev.pilotlight.agent.house.Weather;
import dev.pilotlight.agent.simulate.Comparison;
import dev.pilotlight.agent.simulate.Hardship;
import dev.pilotlight.agent.simulate.Hardships;
import dev.pilotlight.agent.simulate.Round;
import dev.pilotlight.agent.simulate.Scene;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.WeeklySchedule;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plays every controller in every house and weather, and prints the table of what was reached. */
@Command(name = "compare", description = "Prints every controller's figures side by side, as Markdown: constant target, setback, and cooling where there is a cooler.")
final class CompareCommand implements Callable<Integer> {
    private static final double HEATED_C = 21;
    private static final double COOLED_C = 24;
    private static final int MOST_SEEDS = 100;

    @Option(names = "--house", paramLabel = "FILE", description = "House files or built-in houses, any number; all built-in ones without it.")
    private List<String> houses = new ArrayList<>();

    @Option(names = "--weather", paramLabel = "FILE", description = "Weather files, any number; generated weather without it.")
    private List<String> weathers = new ArrayList<>();

    @Option(names = "--summer-day", paramLabel = "DAY", defaultValue = "196", description = "Where cooling begins (default: ${DEFAULT-VALUE}).")
    private int summerDay = 196;

    @Option(names = "--harder", description = "Instead, the learning controller alone, with worse thermometers, without an outdoor sensor, and with equipment that changes: the worst of so many seeds (3 without a number).", arity = "0..1", fallbackValue = "3", paramLabel = "SEEDS", defaultValue = "0")
    private int harder;

    @Mixin
    private SpanOptions span = new SpanOptions();

    private final Comparison table = new Comparison();
    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        SceneFiles.want("--summer-day", summerDay, 1, 365);
        Map<String, HouseModel> models = named(
                houses.isEmpty() ? HouseFile.BUILT_IN : houses, SceneFiles::house);
        Map<String, Weather> skies = named(weathers, file -> SceneFiles.weather(Path.of(file)));
        span.span();
        SceneFiles.want("--harder", harder, 0, MOST_SEEDS);
        out.print(harder > 0 ? Hardships.HEAD : table.head());
        models.forEach((name, house) -> inEveryWeather(name, house, skies));
        if (harder > 0) {
            return 0;
        }
        out.println();
        out.println(table.summary());
        return 0;
    }

    /**
     * By the name in the table, in the order of the command line; all are read before any plays.
     */
    private static <T> Map<String, T> named(List<String> files, Function<String, T> read) {
        Map<String, T> named = new LinkedHashMap<>();
        files.forEach(file -> named.put(named.containsKey(name(file)) ? file : name(file), read
                .apply(file)));
        return named;
    }

    private void inEveryWeather(String name, HouseModel house, Map<String, Weather> skies) {
        if (skies.isEmpty()) {
            play(name, house, "generated", new GeneratedWeather(span.seed()), new GeneratedWeather(
                    span.seed(), GeneratedWeather.Climate.HOT));
        }
        skies.forEach((weather, sky) -> play(name, house, weather, sky, sky));
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
        if (harder > 0) {
            harder(house + " | " + weather + " | " + what, scene);
        } else {
            out.print(table.rows(house, weather, what, Round.play(scene)));
        }
        out.flush();
    }

    private void harder(String where, Scene scene) {
        List<Scene> seeds = LongStream.range(0, harder).mapToObj(more -> scene.seeded(scene.seed()
                + more)).toList();
        for (Hardship hardship : Hardship.values()) {
            out.print(Hardships.row(where, hardship, seeds));
        }
    }

    private Scene scene(HouseModel house, Weather weather, Mode mode, WeeklySchedule plan) {
        Scene.Span when = mode == Mode.COOL ? span.spanFrom(summerDay) : span.span();
        return new Scene(house, weather, plan, when, mode, true, span.seed());
    }

    /** The file's name without folders and ending. */
    private static String name(String path) {
        String name = String.valueOf(Path.of(path).getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
