package dev.pilotlight.agent;

import dev.pilotlight.agent.house.GeneratedWeather;
import dev.pilotlight.agent.house.House;
import dev.pilotlight.agent.house.HouseFile;
import dev.pilotlight.agent.house.HouseModel;
import dev.pilotlight.agent.house.Missing;
import dev.pilotlight.agent.house.ModelHouse;
import dev.pilotlight.agent.house.RemoteHouse;
import dev.pilotlight.agent.house.Weather;
import dev.pilotlight.agent.house.WeatherFile;
import dev.pilotlight.agent.port.FrontPanel;
import dev.pilotlight.agent.port.RelayBank;
import dev.pilotlight.agent.port.Thermometer;
import dev.pilotlight.agent.port.TimeSource;
import dev.pilotlight.config.Equipment;
import dev.pilotlight.config.Hardware;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.units.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The hardware that the configuration names.
 *
 * @param danger what makes this board unsafe whatever the program does, as a sentence
 */
record Driver(RelayBank relays, Thermometer thermometer, FrontPanel panel,
        Optional<String> danger) {
    private static final long SEED = 20170228;

    static Driver of(Hardware hardware, TimeSource time) {
        return switch (hardware) {
            case Hardware.SimulatedHouse house -> switch (house.source()) {
                case Hardware.Source.Remote(String host, int port) -> of(new RemoteHouse(host,
                        port, time));
                case Hardware.Source.Model(String model, Optional<String> weather) -> of(
                        new ModelHouse(new House(model(model, house.equipment()), weather(
                                weather), SEED), house.sensing(), time));
            };
            case Hardware.Board board -> Boards.of(board, time);
        };
    }

    /** Refuses what {@link #of} would refuse, and starts nothing. */
    static void check(Hardware hardware) {
        switch (hardware) {
            case Hardware.SimulatedHouse house -> {
                if (house
                        .source() instanceof Hardware.Source.Model(String model, Optional<String> weather)) {
                    model(model, house.equipment());
                    weather(weather);
                }
            }
            case Hardware.Board _ -> {
                // The file's own rules are all: what is really connected, `probe` says.
            }
        }
    }

    private static Driver of(RemoteHouse house) {
        return new Driver(house, house, FrontPanel.NONE, Optional.empty());
    }

    private static Driver of(ModelHouse house) {
        return new Driver(house, house, FrontPanel.NONE, Optional.empty());
    }

    /** The house of that name, if it has what is said to be wired. */
    private static HouseModel model(String name, Equipment wired) {
        HouseModel house = model(name);
        List<Problem> missing = Missing.in(house, wired);
        if (!missing.isEmpty()) {
            throw Refusal.of("hardware.house.model " + name, missing);
        }
        return house;
    }

    static HouseModel model(String name) {
        Path file = Path.of(name);
        return Files.isRegularFile(file)
                ? ok(name, HouseFile.parse(bytes(file)))
                : ok("hardware.house.model", HouseFile.builtIn(name));
    }

    private static Weather weather(Optional<String> file) {
        return file.map(name -> ok(name, WeatherFile.parse(new String(bytes(Path.of(name)),
                java.nio.charset.StandardCharsets.UTF_8)))).orElseGet(() -> new GeneratedWeather(
                        SEED));
    }

    private static <T> T ok(String what, Decoded<T> decoded) {
        return switch (decoded) {
            case Decoded.Ok<T>(T value) -> value;
            case Decoded.Malformed<T>(List<Problem> problems) ->
                throw Refusal.of(what, problems);
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
