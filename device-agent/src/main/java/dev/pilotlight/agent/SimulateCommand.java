package dev.pilotlight.agent;

import dev.pilotlight.agent.house.GeneratedWeather;
import dev.pilotlight.agent.house.HouseFile;
import dev.pilotlight.agent.house.HouseModel;
import dev.pilotlight.agent.house.Weather;
import dev.pilotlight.agent.house.WeatherFile;
import dev.pilotlight.agent.simulate.Figures;
import dev.pilotlight.agent.simulate.Scene;
import dev.pilotlight.agent.simulate.Simulation;
import dev.pilotlight.config.ConfigReader;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Problem;
import dev.pilotlight.units.Temperature;
import dev.pilotlight.wire.Codec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tries the thermostat in a simulated house and prints what it is judged by. */
@Command(name = "simulate", description = "Runs the real control loop on simulated time in a simulated house.")
final class SimulateCommand implements Callable<Integer> {
    private static final Instant NEW_YEAR = Instant.parse("2017-01-01T00:00:00Z");
    private static final int MAX_DAYS = 3_660;

    @Option(names = "--house", paramLabel = "FILE", defaultValue = "semi-detached", description = "A house file, or semi-detached, detached, flat (default: ${DEFAULT-VALUE}).")
    private String house = "semi-detached";

    @Option(names = "--weather", paramLabel = "FILE", description = "An hourly weather file; generated weather without it.")
    private @Nullable Path weather;

    @Option(names = "--schedule", paramLabel = "FILE", description = "A week as in a configuration's schedule; 16/21 °C, 21 from 06:30 to 22:30, without it.")
    private @Nullable Path schedule;

    @Option(names = "--constant", paramLabel = "C", description = "This target all day instead.")
    private @Nullable Double constant;

    @Option(names = "--controller", paramLabel = "NAME", defaultValue = "hysteresis", description = "hysteresis.")
    private String controller = "hysteresis";

    @Option(names = "--days", paramLabel = "N", defaultValue = "10", description = "Days after the warm-up (default: ${DEFAULT-VALUE}).")
    private int days = 10;

    @Option(names = "--warmup-days", paramLabel = "N", defaultValue = "2", description = "Days before (default: ${DEFAULT-VALUE}).")
    private int warmUpDays = 2;

    @Option(names = "--start-day", paramLabel = "DAY_OF_YEAR", defaultValue = "15", description = "1 to 365 (default: ${DEFAULT-VALUE}).")
    private int startDay = 15;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Of noise and generated weather (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--report", paramLabel = "OUT.json", description = "Where to write the figures, besides printing them.")
    private @Nullable Path report;

    @Override
    public Integer call() {
        want("--days", days, 1, MAX_DAYS);
        want("--warmup-days", warmUpDays, 0, MAX_DAYS);
        want("--start-day", startDay, 1, 365);
        if (!controller.equals("hysteresis")) {
            throw new Refusal(Refusal.INPUT,
                    "--controller: is " + controller + ", want hysteresis");
        }
        Scene scene = new Scene(house(), weather(), schedule(),
                NEW_YEAR.plus(Duration.ofDays(startDay - 1L)),
                Duration.ofDays(warmUpDays), Duration.ofDays(days), seed);
        long began = System.nanoTime();
        Figures figures = new Simulation(scene).run();
        double seconds = (System.nanoTime() - began) / 1e9;
        tell(Codec.text(figures.toDoc((warmUpDays + days) / seconds)));
        return 0;
    }

    private void tell(String json) {
        System.out.println(json.replace(",", ",\n ").replace("{", "{\n ").replace("}", "\n}"));
        Path file = report;
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, json + "\n");
        } catch (IOException unwritable) {
            throw new Refusal(Refusal.WORLD, file + ": cannot be written");
        }
    }

    private HouseModel house() {
        Path file = Path.of(house);
        return Files.isRegularFile(file)
                ? ok(house, HouseFile.parse(bytes(file)))
                : ok("--house " + house, HouseFile.builtIn(house));
    }

    private Weather weather() {
        Path file = weather;
        return file == null
                ? new GeneratedWeather(seed)
                : ok(file.toString(),
                        WeatherFile.parse(new String(bytes(file), StandardCharsets.UTF_8)));
    }

    private WeeklySchedule schedule() {
        Path file = schedule;
        Double target = constant;
        if (file != null && target != null) {
            throw new Refusal(Refusal.INPUT, "--schedule and --constant: want one or the other");
        }
        if (file != null) {
            return ok(file.toString(), ConfigReader.schedule(bytes(file)));
        }
        Map<String, ScheduleEntry> entries = target == null
                ? Map.of("day", daily("06:30", 21), "night", daily("22:30", 16))
                : Map.of("always", daily("00:00", target));
        return WeeklySchedule.of(ZoneOffset.UTC, entries);
    }

    private static ScheduleEntry daily(String at, double target) {
        if (!(target >= 5 && target <= 29)) {
            throw new Refusal(Refusal.INPUT, "--constant: is " + target + ", want 5 to 29");
        }
        return ScheduleEntry.daily(LocalTime.parse(at), Temperature.ofCelsius(target));
    }

    private static void want(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw new Refusal(Refusal.INPUT,
                    option + ": is " + value + ", want " + min + " to " + max);
        }
    }

    private static <T> T ok(String what, Decoded<T> decoded) {
        return switch (decoded) {
            case Decoded.Ok<T>(T value) -> value;
            case Decoded.Malformed<T>(List<Problem> problems) -> throw Refusal.of(what, problems);
        };
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new Refusal(Refusal.INPUT, file + ": cannot be read");
        }
    }
}
