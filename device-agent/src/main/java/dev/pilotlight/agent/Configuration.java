package dev.pilotlight.agent;

import dev.pilotlight.config.ConfigReader;
import dev.pilotlight.config.FirmwareConfig;
import dev.pilotlight.units.Decoded;
import dev.pilotlight.wire.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads the configuration file, or says what is wrong with it and where. */
final class Configuration {
    private Configuration() {}

    static FirmwareConfig read(Path file) {
        return switch (ConfigReader.read(bytes(file))) {
            case Decoded.Ok<FirmwareConfig>(FirmwareConfig config) -> config;
            case Decoded.Malformed<FirmwareConfig>(List<dev.pilotlight.units.Problem> problems) ->
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
