package dev.pilotlight.faults.sim.scenario;

import dev.pilotlight.config.ConfigReader;
import dev.pilotlight.config.FirmwareConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A simulated device's configuration file, in what such devices differ. Pure.
 *
 * @param number of the house, from 0
 * @param model a built-in house
 * @param control settings of the control, in YAML's short form
 * @param every how often it records
 * @param far what it may talk to
 * @param schedule the part of that name, as a file writes it
 */
public record DeviceFile(int number, String model, String control, Duration every, Setup.Far far,
        String schedule) {

    /** The file's text. */
    public String yaml() {
        return """
                schema: 1
                thing: house-%d
                tenant: %s
                hardware:
                  driver: house
                  equipment: {heat: true, cool: false}
                  sensors: {room: {}, shelf: {kind: spare}, outdoor: {kind: outdoor}}
                  house: {model: %s}
                control: {%s}
                telemetry: {every: %ds}
                %s%s""".formatted(number, Setup.TENANT, model, control, every.toSeconds(), link(),
                schedule);
    }

    private String link() {
        String brokers = IntStream.range(0, far.brokers()).mapToObj(i -> "\"broker-" + i
                + ":8883\"").collect(Collectors.joining(", ", "brokers: [", "]"));
        return far.brokers() == 0
                ? ""
                : "link: {" + brokers + (far.own() ? ", own: {tls: \"off\"}" : "") + "}\n";
    }

    /** What the product makes of it; a file that it refuses is a mistake in the simulation. */
    public FirmwareConfig read() {
        byte[] file = yaml().getBytes(StandardCharsets.UTF_8);
        return ConfigReader.read(file).toOptional().orElseThrow(() -> new IllegalArgumentException(
                "is no configuration: " + ConfigReader.read(file).problems()));
    }
}
