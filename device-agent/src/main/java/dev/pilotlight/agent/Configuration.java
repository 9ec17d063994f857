package dev.pilotlight.agent;

import dev.pilotlight.agent.slots.FileKeys;
import dev.pilotlight.agent.slots.FileSlots;
import dev.pilotlight.agent.trial.Bundle;
import dev.pilotlight.agent.trial.Place;
import dev.pilotlight.config.ConfigReader;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.twin.Doc;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.wire.Codec;
import dev.pilotlight.wire.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/** Reads the configuration file, or says what is wrong with it and where. */
final class Configuration {
    private static final String BUILT_IN = """
            schema: 2
            thing: drill
            hardware: {driver: house, equipment: {heat: true}}
            schedule:
              zone: UTC
              entries:
                morning: {at: "06:30", target: 20}
                night: {at: "22:30", target: 17}
            """;

    private Configuration() {}

    /** A heater with a room and an outdoor thermometer, for trials without a file. */
    static FirmwareConfig builtIn() {
        return ConfigReader.read(BUILT_IN.getBytes(StandardCharsets.UTF_8)).toOptional()
                .orElseThrow();
    }

    static FirmwareConfig read(Path file) {
        return switch (ConfigReader.read(bytes(file), ZoneId.systemDefault())) {
            case Decoded.Ok<FirmwareConfig>(FirmwareConfig config) -> config;
            case Decoded.Malformed<FirmwareConfig>(List<dev.pilotlight.units.Problem> problems) ->
                throw Refusal.of(file.toString(), problems);
        };
    }

    /**
     * The file of a device that runs. What only a newer release refuses is told and goes on as it
     * was, so that an upgrade never ends heating.
     */
    static FirmwareConfig installed(Path file) {
        return switch (ConfigReader.read(bytes(file), ZoneId.systemDefault())) {
            case Decoded.Ok<FirmwareConfig>(FirmwareConfig config) -> config;
            case Decoded.Malformed<FirmwareConfig>(List<dev.pilotlight.units.Problem> problems) ->
                asBefore(file, problems);
        };
    }

    private static FirmwareConfig asBefore(Path file,
            List<dev.pilotlight.units.Problem> problems) {
        ZoneId here = ZoneId.systemDefault();
        FirmwareConfig config = ConfigReader.readInstalled(bytes(file), here).toOptional()
                .orElseThrow(() -> Refusal.of(file.toString(), problems));
        problems.forEach(problem -> System.err.println(file + ": " + problem
                + " (goes on; the week's zone is " + config.schedule().zone() + ")"));
        return config;
    }

    /** What a running agent runs with: the proven one or the one on trial. */
    static FirmwareConfig inForce(Places places) {
        FirmwareConfig installed = installed(places.config());
        FileSlots slots = new FileSlots(places.data());
        Bundle bundle = slots.recall().state().inForce();
        return bundle.place() == Place.FILE
                ? installed
                : slots.read(bundle.place()).flatMap(signed -> new FileKeys(places.data(),
                        installed).gate(0).again(signed.getBytes(StandardCharsets.UTF_8))
                        .toOptional()).orElse(installed);
    }

    /** What the file says, as it is written; it need not be a good configuration. */
    static Doc.Obj doc(Path file) {
        return switch (Codec.yaml(bytes(file))) {
            case Decoded.Ok<Doc.Obj>(Doc.Obj doc) -> doc;
            case Decoded.Malformed<Doc.Obj>(List<dev.pilotlight.units.Problem> problems) ->
                throw Refusal.of(file.toString(), problems);
        };
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Limits.MESSAGE_BYTES + 1);
        } catch (NoSuchFileException missing) {
            throw new Refusal(Refusal.INPUT, file + ": is not there, want a configuration file");
        } catch (IOException unreadable) {
            throw new Refusal(Refusal.INPUT, file + ": cannot be read: " + unreadable.getMessage());
        }
    }
}
