package dev.pilotlight.agent;

import dev.pilotlight.agent.drill.Commissioning;
import dev.pilotlight.agent.drill.Days;
import dev.pilotlight.agent.drill.Verdict;
import dev.pilotlight.agent.house.Dynamics;
import dev.pilotlight.agent.house.HouseFile;
import dev.pilotlight.agent.house.HouseModel;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.config.Hardware;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays every hazard to a configuration, in simulation, before it is trusted with a room. */
@Command(name = "drill", description = "Plays every hazard to your configuration in a simulated house; one line of verdict each.")
final class DrillCommand implements Callable<Integer> {
    private static final int FAILED = 3;
    private static final int MOST_DAYS = 1_000_000;

    @Option(names = "--config", paramLabel = "FILE", description = "Your configuration; a heater with one thermometer without it.")
    private @Nullable Path config;

    @Option(names = "--days", paramLabel = "N", description = "Instead of the hazards, N days with random faults of sensors, clock and power.")
    private @Nullable Integer days;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Of the first of these days (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    public Integer call() {
        FirmwareConfig configuration = configuration();
        Integer count = days;
        if (count == null) {
            return hazards(configuration);
        }
        if (count < 1 || count > MOST_DAYS) {
            throw new Refusal(Refusal.INPUT, "--days is " + count + ", want 1 to " + MOST_DAYS);
        }
        return random(configuration, count);
    }

    private int hazards(FirmwareConfig configuration) {
        PrintStream out = System.out;
        Commissioning drill = Commissioning.of(configuration, houses(configuration).getFirst());
        int failed = 0;
        for (String name : drill.names()) {
            Verdict verdict = drill.play(name);
            out.println(verdict.line());
            failed += verdict instanceof Verdict.Bad ? 1 : 0;
        }
        out.println(failed == 0
                ? "every hazard that can be played was answered in time"
                : failed + " of " + drill.names().size() + " hazards were not answered");
        return failed == 0 ? 0 : FAILED;
    }

    private int random(FirmwareConfig configuration, int count) {
        Path file = config;
        String again = "pilotlight drill" + (file == null ? "" : " --config " + file)
                + " --days 1 --seed ";
        RandomDrill drill = new RandomDrill(() -> new Days(configuration, houses(configuration)),
                again, System.out);
        return drill.play(seed, count) == 0 ? 0 : FAILED;
    }

    private FirmwareConfig configuration() {
        Path file = config;
        return file == null ? Configuration.builtIn() : Configuration.read(file);
    }

    /** The configuration's own house if it has such equipment; else built-in ones that have. */
    private List<Dynamics> houses(FirmwareConfig configuration) {
        Optional<HouseModel> own = config == null
                ? Optional.empty()
                : own(configuration.hardware()).filter(house -> fits(house, configuration));
        List<HouseModel> fitting = own.map(List::of).orElseGet(() -> HouseFile.BUILT_IN.stream()
                .flatMap(name -> HouseFile.builtIn(name).toOptional().stream())
                .filter(house -> fits(house, configuration)).toList());
        if (fitting.isEmpty()) {
            throw new Refusal(Refusal.INPUT, "hardware.equipment: no built-in house has that,"
                    + " want hardware.house.model to name one");
        }
        return fitting.stream().map(Dynamics::new).toList();
    }

    private static Optional<HouseModel> own(Hardware hardware) {
        return switch (hardware) {
            case Hardware.SimulatedHouse(var _, var _, Hardware.Source source) -> switch (source) {
                case Hardware.Source.Model(String name, Optional<String> _) -> Optional.of(Driver
                        .model(name));
                case Hardware.Source.Remote _ -> Optional.empty();
            };
            case Hardware.Board _ -> Optional.empty();
        };
    }

    private static boolean fits(HouseModel house, FirmwareConfig configuration) {
        var wired = configuration.hardware().equipment();
        var there = house.wiring();
        return wired.heatPump().isPresent() == there.heatPump().isPresent()
                && (!wired.heat() || there.heat()) && (!wired.cool() || there.cool());
    }
}
