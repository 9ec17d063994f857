package dev.pilotlight.agent;

import dev.pilotlight.agent.house.GeneratedWeather;
import dev.pilotlight.agent.house.HouseModel;
import dev.pilotlight.agent.house.Weather;
import dev.pilotlight.agent.simulate.Capability;
import dev.pilotlight.agent.simulate.Contender;
import dev.pilotlight.agent.simulate.Diary;
import dev.pilotlight.agent.simulate.Figures;
import dev.pilotlight.agent.simulate.PlotPage;
import dev.pilotlight.agent.simulate.Scene;
import dev.pilotlight.agent.simulate.Season;
import dev.pilotlight.agent.simulate.Simulation;
import dev.pilotlight.agent.simulate.Witness;
import dev.pilotlight.config.ControlSettings;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.wire.Codec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tries the thermostat in a simulated house and prints what it is judged by. */
@Command(name = "simulate", description = "Runs the real control loop on simulated time in a simulated house.")
final class SimulateCommand implements Callable<Integer> {
    @Option(names = "--house", paramLabel = "FILE", defaultValue = "semi-detached", description = "A house file, or a built-in house: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).", completionCandidates = HouseNames.class)
    private String house = "semi-detached";

    @Option(names = "--weather", paramLabel = "FILE", description = "An hourly weather file; generated weather without it.")
    private @Nullable Path weather;

    @Option(names = "--climate", paramLabel = "NAME", defaultValue = "temperate", description = "Of generated weather: temperate, continental, hot (default: ${DEFAULT-VALUE}).")
    private String climate = "temperate";

    @Option(names = "--schedule", paramLabel = "FILE", description = "A week as in a configuration's schedule; 16/21 °C, 21 from 06:30 to 22:30, without it (28/24 °C when cooling).")
    private @Nullable Path schedule;

    @Option(names = "--constant", paramLabel = "C", description = "This target all day instead.")
    private @Nullable Double constant;

    @Option(names = "--controller", paramLabel = "NAME", defaultValue = "learning", description = "learning, pi, hysteresis, or ideal, which knows house and weather and bounds what is possible (default: ${DEFAULT-VALUE}).")
    private String controller = "learning";

    @Option(names = "--mode", paramLabel = "MODE", defaultValue = "auto", description = "heat, cool, or auto: cool where there is a cooler and the house left alone would be too warm for its target (default: ${DEFAULT-VALUE}).")
    private String mode = "auto";

    @Option(names = "--no-outdoor-sensor", description = "The thermostat is not told the outdoor temperature.")
    private boolean noOutdoorSensor;

    @Option(names = "--no-early-start", description = "Never begins before the target changes.")
    private boolean noEarlyStart;

    @Option(names = "--no-early-stop", description = "Never ends before the target changes.")
    private boolean noEarlyStop;

    @Option(names = "--with-ideal", description = "Also plays the ideal controller, and reports its figures under \"ideal\".")
    private boolean withIdeal;

    @Mixin
    private SpanOptions span = new SpanOptions();

    @Option(names = "--report", paramLabel = "OUT.json", description = "Where to write the figures, besides printing them.")
    private @Nullable Path report;

    @Option(names = "--plot", paramLabel = "OUT.html", description = "Where to draw the days, as a page that needs nothing else.")
    private @Nullable Path plot;

    @Override
    public Integer call() {
        Contender contender = contender();
        Scene scene = scene();
        Diary diary = new Diary(scene);
        long began = System.nanoTime();
        Figures figures = new Simulation(scene, contender).run(plot == null ? Witness.NONE : diary);
        double seconds = (System.nanoTime() - began) / 1e9;
        tell(scene, figures.toDoc(scene.span().allDays() / seconds));
        write(plot, () -> new PlotPage(scene, contender, figures, diary).html());
        return 0;
    }

    /** The figures, with what bounds them. */
    private void tell(Scene scene, Doc.Obj figures) {
        Optional<String> limit = Capability.limit(scene);
        Doc.Obj said = limit.map(words -> figures.with("equipment_limit", Doc.text(words)))
                .orElse(figures);
        String json = Codec.text(withIdeal ? said.with("ideal", ideal(scene)) : said);
        System.out.println(json.replace(",\"", ",\n \"").replace("{", "{\n ")
                .replace("}", "\n}"));
        limit.ifPresent(words -> System.err.println("note: " + words
                + ": no controller does better there (--with-ideal shows what is possible)"));
        write(report, () -> json + "\n");
    }

    private static Doc ideal(Scene scene) {
        long began = System.nanoTime();
        Figures figures = new Simulation(scene, new Contender.Ideal()).run();
        return figures.toDoc(scene.span().allDays() * 1e9 / (System.nanoTime() - began));
    }

    private Scene scene() {
        HouseModel model = SceneFiles.house(house);
        Path file = weather;
        Weather sky = file == null
                ? new GeneratedWeather(span.seed(), climate())
                : SceneFiles.weather(file);
        Scene.Span when = span.span();
        WeeklySchedule plan = plan(model);
        Mode season = season(model).orElseGet(() -> Season.mode(model, sky, plan, when));
        return new Scene(model, sky, plan, when, season, !noOutdoorSensor, span.seed());
    }

    private GeneratedWeather.Climate climate() {
        return GeneratedWeather.Climate.parse(climate)
                .orElseThrow(() -> new Refusal(Refusal.INPUT, "--climate: is " + climate
                        + ", want temperate, continental or hot"));
    }

    private WeeklySchedule plan(HouseModel model) {
        Path file = schedule;
        Double target = constant;
        if (file != null && target != null) {
            throw new Refusal(Refusal.INPUT, "--schedule and --constant: want one or the other");
        }
        if (file != null) {
            return SceneFiles.schedule(file);
        }
        return target == null
                ? SceneFiles.setback(season(model).orElse(Mode.HEAT))
                : SceneFiles.constant(target);
    }

    /** As the option says, if it says, and if the house can. */
    private Optional<Mode> season(HouseModel model) {
        return switch (mode) {
            case "auto" -> model.heats()
                    ? Optional.empty()
                    : Optional.of(Mode.COOL);
            case "heat" -> Optional.of(able(model.heats(), Mode.HEAT));
            case "cool" -> Optional.of(able(model.cools(), Mode.COOL));
            default ->
                throw new Refusal(Refusal.INPUT, "--mode: is " + mode
                        + ", want heat, cool or auto");
        };
    }

    private Mode able(boolean can, Mode asked) {
        if (!can) {
            throw new Refusal(Refusal.INPUT, "--mode: is " + mode + ", but " + house
                    + " has no equipment for that");
        }
        return asked;
    }

    private Contender contender() {
        if (controller.equals(Contender.Ideal.NAME)) {
            return new Contender.Ideal();
        }
        ControlSettings.Rule rule = ControlSettings.Rule.parse(controller)
                .orElseThrow(() -> new Refusal(Refusal.INPUT, "--controller: is " + controller
                        + ", want learning, pi, hysteresis or ideal"));
        return new Contender.Shipped(rule,
                new ControlSettings.Early(!noEarlyStart, !noEarlyStop), Duration.ZERO, 0);
    }

    private static void write(@Nullable Path file, Supplier<String> text) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, text.get());
        } catch (IOException unwritable) {
            throw new Refusal(Refusal.WORLD, file + ": cannot be written");
        }
    }
}
