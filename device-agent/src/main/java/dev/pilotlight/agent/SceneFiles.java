package dev.pilotlight.agent;

import dev.pilotlight.agent.house.HouseFile;
import dev.pilotlight.agent.house.HouseModel;
import dev.pilotlight.agent.house.Weather;
import dev.pilotlight.agent.house.WeatherFile;
import dev.pilotlight.agent.simulate.Scene;
import dev.pilotlight.config.ConfigReader;
import dev.pilotlight.schedule.Mode;
import dev.pilotlight.schedule.ScheduleEntry;
import dev.pilotlight.schedule.WeeklySchedule;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Problem;
import dev.pilotlight.units.Temperature;
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

/** Reads what a simulation is made of; what is wrong is refused with path and sentence. */
final class SceneFiles {
    static final int MAX_DAYS = 3_660;
    private static final Instant NEW_YEAR = Instant.parse("2017-01-01T00:00:00Z");
    private static final double LOWEST_TARGET = 5;
    private static final double HIGHEST_TARGET = 29;

    private SceneFiles() {}

    /** A stretch of days that begins at midnight of that day of a year. */
    static Scene.Span span(int startDay, Duration warmUp, Duration days) {
        return new Scene.Span(NEW_YEAR.plus(Duration.ofDays(startDay - 1L)), warmUp, days);
    }

    static void want(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw new Refusal(Refusal.INPUT,
                    option + ": is " + value + ", want " + min + " to " + max);
        }
    }

    /** A house file, or a built-in house by its name. */
    static HouseModel house(String house) {
        Path file = Path.of(house);
        return Files.isRegularFile(file)
                ? ok(house, HouseFile.parse(bytes(file)))
                : ok("--house " + house, HouseFile.builtIn(house));
    }

    static Weather weather(Path file) {
        return ok(file.toString(),
                WeatherFile.parse(new String(bytes(file), StandardCharsets.UTF_8)));
    }

    /** A week as in a configuration's schedule. */
    static WeeklySchedule schedule(Path file) {
        WeeklySchedule week = ok(file.toString(), ConfigReader.schedule(bytes(file)));
        if (week.entries().isEmpty()) {
            throw new Refusal(Refusal.INPUT, file + ": has no entries, want at least one");
        }
        return week;
    }

    /** That target all day. */
    static WeeklySchedule constant(double target) {
        if (!(target >= LOWEST_TARGET && target <= HIGHEST_TARGET)) {
            throw new Refusal(Refusal.INPUT, "--constant: is " + target + ", want 5 to 29");
        }
        return WeeklySchedule.of(ZoneOffset.UTC, Map.of("always", daily("00:00", target)));
    }

    /** 16 and 21 °C, or 28 and 24 °C when it is cooled; the latter from 06:30 to 22:30. */
    static WeeklySchedule setback(Mode mode) {
        boolean cools = mode == Mode.COOL;
        return WeeklySchedule.of(ZoneOffset.UTC, Map.of("day", daily("06:30", cools ? 24 : 21),
                "night", daily("22:30", cools ? 28 : 16)));
    }

    private static ScheduleEntry daily(String at, double target) {
        return ScheduleEntry.daily(LocalTime.parse(at), Temperature.ofCelsius(target));
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
